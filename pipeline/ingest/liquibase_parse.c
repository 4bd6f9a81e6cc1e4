#include "pipeline/ingest/liquibase_parse.h"

#include <string.h>

/* Depths of elements: databaseChangeLog is 0. */
enum { SET_DEPTH = 1, CHANGE_DEPTH, COLUMN_DEPTH, CONSTRAINTS_DEPTH, DEPTHS };

enum { NOWHERE = -1 };

/* What a precondition says of the conditions in it. */
typedef enum Logic {
	LOGIC_AND,
	LOGIC_OR,
	LOGIC_NOT,
	LOGIC_OTHER,
} Logic;

typedef struct Parser {
	LiquibaseLog *log;
	const XmlStream *stream;
	xmlTextReader *reader;
	LiquibaseSet *set; /* the open changeSet; NULL */
	LiquibaseNode *open[DEPTHS]; /* nodes that enclose the current one */
	int skipped; /* depth of the element that is passed over */
	int conditions; /* depth of the open preConditions */
	Logic logic;
	GPtrArray *demands; /* that the conditions add to */
	GString *either; /* databases of an <or>; empty: none */
	bool mixed; /* the <or> asks for something else, too */
} Parser;

static bool
is_any(const char *name, const char *const *names)
{
	for (size_t i = 0; names[i] != NULL; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* As libxml2 gave it; NULL when it is not there.  Free with xmlFree(). */
static char *
get_attribute(const Parser *p, const char *name)
{
	return (char *)xmlTextReaderGetAttribute(p->reader, BAD_CAST name);
}

static const char *
keep(const Parser *p, const char *name)
{
	char *value = get_attribute(p, name);
	const char *kept =
	    value != NULL ? g_string_chunk_insert_const(p->log->strings, value)
			  : NULL;

	xmlFree(value);
	return kept;
}

static void
take_attributes(const Parser *p, LiquibaseNode *node)
{
	while (xmlTextReaderMoveToNextAttribute(p->reader) == 1) {
		const xmlChar *value = xmlTextReaderConstValue(p->reader);

		if (value != NULL && !xmlTextReaderIsNamespaceDecl(p->reader))
			liquibase_log_set(p->log, node,
			    (const char *)xmlTextReaderConstLocalName(
				p->reader),
			    (const char *)value);
	}
	xmlTextReaderMoveToElement(p->reader);
}

static void
demand(GPtrArray *demands, const char *databases)
{
	char **list = liquibase_split_databases(databases);

	if (list != NULL)
		g_ptr_array_add(demands, list);
}

/* "mysql, h2" to "!mysql, !h2". */
static void
demand_none_of(GPtrArray *demands, const char *databases)
{
	char **list = liquibase_split_databases(databases);

	if (list == NULL)
		return;
	for (size_t i = 0; list[i] != NULL; i++) {
		char *name = list[i];

		list[i] = *name == '!' ? g_strdup(name + 1)
				       : g_strconcat("!", name, NULL);
		g_free(name);
	}
	g_ptr_array_add(demands, list);
}

static void
end_either(Parser *p)
{
	if (!p->mixed && p->either->len > 0)
		demand(p->demands, p->either->str);
	g_string_truncate(p->either, 0);
	p->mixed = false;
}

static void
end_conditions(Parser *p)
{
	if (p->conditions == NOWHERE)
		return;
	end_either(p);
	p->conditions = NOWHERE;
}

static void
begin_conditions(Parser *p, int depth, GPtrArray *demands)
{
	p->conditions = depth;
	p->demands = demands;
	p->logic = LOGIC_AND;
}

static Logic
logic_of(const char *name)
{
	if (strcmp(name, "and") == 0)
		return LOGIC_AND;
	if (strcmp(name, "or") == 0)
		return LOGIC_OR;
	return strcmp(name, "not") == 0 ? LOGIC_NOT : LOGIC_OTHER;
}

/* <dbms type="…"/> is the only condition that can be judged without a
 * database; the others are for what may or may not have happened before. */
static void
take_condition(Parser *p, const char *name, int depth)
{
	bool dbms = strcmp(name, "dbms") == 0;
	const char *databases = dbms ? keep(p, "type") : NULL;
	Logic logic = LOGIC_AND;

	if (depth == p->conditions + 1) {
		end_either(p);
		p->logic = logic_of(name);
	} else if (depth == p->conditions + 2) {
		logic = p->logic;
	} else {
		return;
	}
	p->mixed |= logic == LOGIC_OR && databases == NULL;
	if (databases == NULL || logic == LOGIC_OTHER)
		return;
	if (logic == LOGIC_AND)
		demand(p->demands, databases);
	else if (logic == LOGIC_NOT)
		demand_none_of(p->demands, databases);
	else
		g_string_append_printf(p->either, "%s,", databases);
}

/* "mysql or mariadb" to "mysql , mariadb"; NULL if TEXT says more than
 * databases, as "prod and mysql" does. */
static char *
databases_of_context(const char *text)
{
	static const char *const known[] = { "mysql", "mariadb", "postgresql",
		"oracle", "mssql", "h2", "hsqldb", "derby", "db2", "sqlite",
		NULL };
	g_autofree char *folded = g_ascii_strdown(text, -1);
	g_auto(GStrv) words = g_strsplit_set(folded, ", \t\r\n", -1);
	GString *out = g_string_new(NULL);

	for (size_t i = 0; words[i] != NULL; i++) {
		const char *word = words[i];

		if (*word == '\0' || strcmp(word, "or") == 0)
			continue;
		if (!is_any(word + (*word == '!'), known)) {
			g_string_free(out, TRUE);
			return NULL;
		}
		g_string_append_printf(out, "%s,", word);
	}
	return g_string_free(out, FALSE);
}

/* Some name databases by contexts, which otherwise are all run. */
static void
take_context(const Parser *p, const char *name)
{
	const char *text = keep(p, name);
	g_autofree char *databases =
	    text != NULL ? databases_of_context(text) : NULL;

	if (databases != NULL)
		demand(p->set->demands, databases);
	else
		p->set->contextual |= text != NULL;
}

static void
begin_set(Parser *p)
{
	const char *ignore = keep(p, "ignore");

	p->set = liquibase_log_add_set(p->log, xml_stream_line(p->stream));
	p->set->id = keep(p, "id");
	p->set->author = keep(p, "author");
	p->set->path = keep(p, "logicalFilePath");
	p->set->ignored = g_strcmp0(ignore, "true") == 0;
	demand(p->set->demands, keep(p, "dbms"));
	take_context(p, "context");
	take_context(p, "contextFilter");
	p->set->contextual |= keep(p, "labels") != NULL;
}

static LiquibaseNode *
begin_node(Parser *p, GPtrArray *list, const char *name)
{
	LiquibaseNode *node = liquibase_log_add_node(
	    p->log, list, name, xml_stream_line(p->stream));

	take_attributes(p, node);
	return node;
}

static void
take_property(const Parser *p)
{
	const char *name = keep(p, "name");
	const char *value = keep(p, "value");

	if (name != NULL && value != NULL)
		liquibase_log_add_property(
		    p->log, name, value, keep(p, "dbms"));
}

static void
begin_stray(Parser *p, const char *name)
{
	LiquibaseSet *set =
	    liquibase_log_add_set(p->log, xml_stream_line(p->stream));

	set->stray = true;
	begin_node(p, set->changes, name);
}

/* What stands beside changeSets. */
static void
begin_top(Parser *p, const char *name, int depth)
{
	p->set = NULL;
	if (strcmp(name, "changeSet") == 0)
		begin_set(p);
	else if (strcmp(name, "preConditions") == 0)
		begin_conditions(p, depth, p->log->demands);
	else if (strcmp(name, "property") == 0 && keep(p, "file") == NULL)
		take_property(p);
	else if (strcmp(name, "modifyChangeSets") != 0)
		begin_stray(p, name);
}

/* What stands in a changeSet. */
static void
begin_part(Parser *p, const char *name, int depth)
{
	static const char *const parts[] = { "comment", "modifySql", "rollback",
		"validCheckSum", NULL };
	static const char *const data[] = { "delete", "insert", "loadData",
		"loadUpdateData", "update", NULL };

	if (strcmp(name, "preConditions") == 0) {
		p->set->conditional = true;
		begin_conditions(p, depth, p->set->demands);
	} else if (!is_any(name, parts)) {
		p->open[depth] = begin_node(p, p->set->changes, name);
	}
	if (p->open[depth] == NULL || is_any(name, data))
		p->skipped = depth;
}

static void
begin_child(Parser *p, const char *name, int depth)
{
	static const char *const kept[] = { "column", "constraints", NULL };
	const LiquibaseNode *above = p->open[depth - 1];

	if (above == NULL || !is_any(name, kept))
		p->skipped = depth;
	else
		p->open[depth] = begin_node(p, above->children, name);
}

static void
begin_element(Parser *p)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(p->reader);
	int depth = xmlTextReaderDepth(p->reader);

	if (p->conditions != NOWHERE && depth > p->conditions) {
		take_condition(p, name, depth);
		return;
	}
	end_conditions(p);
	if (depth < SET_DEPTH || (p->skipped != NOWHERE && depth > p->skipped))
		return;
	p->skipped = NOWHERE;
	for (int i = depth; i < DEPTHS; i++)
		p->open[i] = NULL;
	if (depth == SET_DEPTH)
		begin_top(p, name, depth);
	else if (depth == CHANGE_DEPTH && p->set == NULL &&
		 strcmp(name, "include") == 0)
		begin_stray(p, name);
	else if (p->set == NULL || depth >= DEPTHS)
		p->skipped = depth;
	else if (depth == CHANGE_DEPTH)
		begin_part(p, name, depth);
	else if (depth > CHANGE_DEPTH)
		begin_child(p, name, depth);
}

/* Only the text of <sql> means something. */
static void
take_text(Parser *p)
{
	LiquibaseNode *change = p->open[CHANGE_DEPTH];

	if (change == NULL || strcmp(change->name, "sql") != 0 ||
	    xmlTextReaderDepth(p->reader) != COLUMN_DEPTH)
		return;
	if (change->text == NULL)
		change->text = g_string_new(NULL);
	g_string_append(
	    change->text, (const char *)xmlTextReaderConstValue(p->reader));
}

/* Text after </sql> belongs to the changeSet. */
static void
end_element(Parser *p)
{
	int depth = xmlTextReaderDepth(p->reader);

	if (depth < DEPTHS)
		p->open[depth] = NULL;
}

static void
take_node(Parser *p)
{
	switch (xmlTextReaderNodeType(p->reader)) {
	case XML_READER_TYPE_ELEMENT:
		begin_element(p);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		end_element(p);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
		take_text(p);
		break;
	default:
		break;
	}
}

void
liquibase_parse(XmlStream *stream, LiquibaseLog *log)
{
	Parser p = {
		.log = log,
		.stream = stream,
		.reader = xml_stream_reader(stream),
		.skipped = NOWHERE,
		.conditions = NOWHERE,
		.either = g_string_new(NULL),
	};

	while (xml_stream_next(stream))
		take_node(&p);
	end_conditions(&p);
	g_string_free(p.either, TRUE);
}
