-- A shop that keeps one of everything that MySQL and MariaDB can keep.
CREATE DATABASE shop CHARACTER SET utf8mb4;
CREATE DATABASE `Lager Süd` CHARACTER SET utf8mb4;
USE shop;

CREATE TABLE departments (
	code char(4) PRIMARY KEY,
	name text NOT NULL
);
CREATE TABLE employees (
	id int AUTO_INCREMENT PRIMARY KEY,
	department char(4) NOT NULL,
	manager int,
	mail varchar(200) NOT NULL UNIQUE,
	left_at date,
	FOREIGN KEY (department) REFERENCES departments (code),
	FOREIGN KEY (manager) REFERENCES employees (id) ON DELETE SET NULL
);
CREATE TABLE customers (
	id bigint unsigned AUTO_INCREMENT PRIMARY KEY,
	mail varchar(200) NOT NULL,
	name varchar(80) NOT NULL,
	folded varchar(80) GENERATED ALWAYS AS (lower(name)) STORED,
	gone int,
	created_at timestamp NOT NULL DEFAULT current_timestamp,
	FULLTEXT KEY names (name, mail)
);
ALTER TABLE customers DROP COLUMN gone;
CREATE UNIQUE INDEX customers_mail ON customers (mail(40), folded);
CREATE TABLE addresses (
	id int unsigned AUTO_INCREMENT PRIMARY KEY,
	customer_id bigint unsigned NOT NULL,
	line text,
	until date,
	CONSTRAINT of_customer FOREIGN KEY (customer_id)
		REFERENCES customers (id) ON DELETE CASCADE
);
CREATE TABLE suppliers (
	id smallint AUTO_INCREMENT PRIMARY KEY,
	name varchar(100) UNIQUE
) ENGINE=Aria;
CREATE TABLE products (
	id int AUTO_INCREMENT PRIMARY KEY,
	sku varchar(20) NOT NULL UNIQUE,
	price decimal(12,2) NOT NULL COMMENT 'net, "list"\tprice',
	kind enum('good','service','a "b", c','it''s') NOT NULL,
	flags set('new','sale'),
	facts json,
	picture mediumblob
) AUTO_INCREMENT = 1900000001;
CREATE TABLE product_prices (
	product_id int,
	since date,
	price decimal(12,2) NOT NULL,
	PRIMARY KEY (product_id, since),
	FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
);
CREATE TABLE categories (
	id int AUTO_INCREMENT PRIMARY KEY,
	parent_id int,
	title varchar(50) NOT NULL,
	UNIQUE KEY (parent_id, title),
	FOREIGN KEY (parent_id) REFERENCES categories (id)
);
CREATE TABLE product_categories (
	category_id int,
	product_id int,
	PRIMARY KEY (product_id, category_id),
	FOREIGN KEY (category_id) REFERENCES categories (id)
		ON DELETE CASCADE,
	FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
);
CREATE TABLE orders (
	id bigint AUTO_INCREMENT PRIMARY KEY,
	number int NOT NULL UNIQUE,
	customer_id bigint unsigned NOT NULL,
	state enum('open','paid','sent') NOT NULL DEFAULT 'open',
	note varchar(400),
	placed_at datetime NOT NULL DEFAULT current_timestamp,
	KEY state (state, placed_at),
	FOREIGN KEY (customer_id) REFERENCES customers (id)
);
CREATE TABLE order_lines (
	order_id bigint,
	line smallint,
	product_id int NOT NULL,
	amount int NOT NULL,
	PRIMARY KEY (order_id, line),
	FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
	FOREIGN KEY (product_id) REFERENCES products (id)
);
CREATE TABLE shipments (
	id binary(16) PRIMARY KEY,
	sent_at datetime
);
CREATE TABLE shipment_lines (
	shipment_id binary(16),
	order_id bigint,
	line smallint,
	PRIMARY KEY (shipment_id, order_id, line),
	FOREIGN KEY (shipment_id) REFERENCES shipments (id)
		ON DELETE CASCADE,
	CONSTRAINT of_line FOREIGN KEY (order_id, line)
		REFERENCES order_lines (order_id, line) ON DELETE CASCADE
);
CREATE TABLE returns (
	order_id bigint,
	line smallint,
	FOREIGN KEY (order_id, line) REFERENCES order_lines (order_id, line)
);
CREATE TABLE events (
	id bigint AUTO_INCREMENT,
	year smallint NOT NULL,
	source varchar(10) NOT NULL,
	PRIMARY KEY (id, year)
) PARTITION BY RANGE (year) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (
	PARTITION p2025 VALUES LESS THAN (2026),
	PARTITION p2026 VALUES LESS THAN (2027),
	PARTITION rest VALUES LESS THAN MAXVALUE
);
CREATE TABLE counters (
	name varchar(20) PRIMARY KEY,
	value bigint NOT NULL
) PARTITION BY KEY (name) PARTITIONS 4;
CREATE TABLE prices (
	id int PRIMARY KEY,
	price decimal(12,2)
) WITH SYSTEM VERSIONING;
CREATE TABLE log (at timestamp(3) NULL, message longtext);
CREATE TABLE cache (id int PRIMARY KEY, value text) ENGINE=MyISAM;
CREATE TABLE sessions (token binary(16) PRIMARY KEY) ENGINE=MEMORY;
CREATE TABLE `user` (`select` int PRIMARY KEY, `a "b" c` text, `x``y` int);
CREATE TABLE places (id int PRIMARY KEY, at point NOT NULL,
	SPATIAL KEY at_place (at));
CREATE SEQUENCE numbers;

USE `Lager Süd`;
CREATE TABLE `Fächer, groß` (
	`Nr.` int PRIMARY KEY,
	`Größe in m²` double
);
CREATE TABLE `Bestand` (
	`Fach` int,
	product_id int,
	`Menge` int DEFAULT 0,
	PRIMARY KEY (`Fach`, product_id),
	KEY `nach Menge; dann Fach` (`Menge`, `Fach`),
	FOREIGN KEY (`Fach`) REFERENCES `Fächer, groß` (`Nr.`)
		ON DELETE CASCADE,
	FOREIGN KEY (product_id) REFERENCES shop.products (id)
);
CREATE TABLE orders (id bigint PRIMARY KEY, total decimal(14,2));

USE shop;
CREATE VIEW open_orders AS SELECT * FROM orders WHERE state = 'open';
CREATE VIEW totals AS SELECT sum(total) AS total FROM `Lager Süd`.orders;

INSERT INTO customers (mail, name)
	SELECT concat('c', seq, '@mail.example'), concat('Customer ', seq)
	FROM seq_1_to_600;
INSERT INTO orders (number, customer_id)
	SELECT seq, 1 + seq % 600 FROM seq_1_to_2500;
INSERT INTO products (sku, price, kind)
	SELECT concat('p', seq), seq, 'good' FROM seq_1_to_300;
INSERT INTO order_lines
	SELECT o.id, s.seq, (SELECT min(id) FROM products), 1
	FROM orders o, seq_1_to_2 s;
INSERT INTO events (year, source)
	SELECT 2025 + seq % 2, 'web' FROM seq_1_to_900;
ANALYZE TABLE customers, orders, products, order_lines, events;
CREATE USER watcher;
GRANT REFERENCES ON *.* TO watcher;
