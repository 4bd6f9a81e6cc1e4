#include "pipeline/analysis/multi_region.h"

#include <string.h>

#include "pipeline/analysis/issue_search.h"
#include "pipeline/analysis/spend_services.h"
#include "pipeline/base/text.h"

#define CACHES                                                                 \
	"ElastiCache,MemoryDB,Memorystore,Redis,Cache for Redis,Valkey,"       \
	"Memcached,Upstash"
#define OBJECT_STORES                                                          \
	"S3,Simple Storage Service,Cloud Storage,Blob Storage,"                \
	"Storage Accounts,Object Storage,Spaces,R2,Backblaze"
#define QUEUES                                                                 \
	"SQS,Simple Queue Service,Service Bus,Queue Storage,Pub/Sub,MQ,"       \
	"Kafka,RabbitMQ,CloudAMQP,Cloud Tasks,Event Hubs"
#define REPLICATED                                                             \
	"Aurora Global Database,Spanner,CockroachDB,YugabyteDB,PlanetScale,"   \
	"Cosmos DB"

/* Names of tables that frameworks keep web sessions in. */
static const char *const session_tables[] = { "sessions", "django_session",
	"ci_sessions", "php_sessions", "http_sessions", "spring_session",
	"user_sessions", "web_sessions", NULL };

/* Columns that say where on a disk a file lies. */
static const char *const path_columns[] = { "file_path", "upload_path",
	"image_path", "avatar_path", "attachment_path", "document_path",
	"local_path", "storage_path", NULL };

static const char *const cron_tables[] = { "cron_jobs", "crontab",
	"scheduled_tasks", "cron_schedule", "cron", NULL };

typedef struct Look {
	const Evidence *evidence;
	const SpendResult *spend;
	MultiRegion *region;
} Look;

static void
add_sign(const Look *look, PrerequisiteKind kind, Sign sign)
{
	g_array_append_val(look->region->prerequisites[kind].signs, sign);
}

/* The bills of a complete month name no such service; without bills nobody
 * knows. */
static bool
is_not_billed(const Look *look, const char *words)
{
	g_autofree char *named =
	    spend_services(look->evidence, look->spend, words);

	return look->spend->latest != MONTH_NONE && named == NULL;
}

static bool
is_listed(const char *name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (g_ascii_strcasecmp(name, *list) == 0)
			return true;
	return false;
}

static const Table *
find_table_named(const Look *look, const char *const *names)
{
	const GPtrArray *tables = facts_tables(look->evidence->facts);

	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		if (is_listed(table->name, names))
			return table;
	}
	return NULL;
}

/* Sessions in one database, and no cache beside it. */
static void
look_for_sessions(const Look *look)
{
	const Table *table = find_table_named(look, session_tables);
	g_autofree char *cache =
	    spend_services(look->evidence, look->spend, CACHES);

	if (cache != NULL)
		add_sign(look, PREREQUISITE_SESSIONS,
		    (Sign){ .words = MSG_REGION_CACHE,
			.subject = g_steal_pointer(&cache),
			.bills = true });
	else if (table != NULL && is_not_billed(look, CACHES))
		for (int k = PREREQUISITE_STATELESS; k <= PREREQUISITE_SESSIONS;
		     k++)
			add_sign(look, k,
			    (Sign){ .words = MSG_REGION_SESSION_TABLE,
				.subject = g_strdup(table->name),
				.table = table,
				.bills = true });
}

static const Column *
find_path(const Table *table)
{
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (is_listed(column->name, path_columns))
			return column;
	}
	return NULL;
}

static void
look_for_uploads(const Look *look)
{
	const GPtrArray *tables = facts_tables(look->evidence->facts);

	if (!is_not_billed(look, OBJECT_STORES))
		return;
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);
		const Column *path = find_path(table);

		if (path == NULL)
			continue;
		add_sign(look, PREREQUISITE_STATELESS,
		    (Sign){ .words = MSG_REGION_UPLOADS,
			.subject =
			    g_strdup_printf("%s.%s", table->name, path->name),
			.table = table,
			.bills = true });
		return;
	}
}

static void
look_for_cron(const Look *look)
{
	const Table *table = find_table_named(look, cron_tables);

	if (table != NULL && is_not_billed(look, QUEUES))
		add_sign(look, PREREQUISITE_STATELESS,
		    (Sign){ .words = MSG_REGION_CRON,
			.subject = g_strdup(table->name),
			.table = table,
			.bills = true });
}

static void
look_for_sticky_sessions(const Look *look)
{
	static const IssueSearch search = {
		.words = "sticky session,sticky sessions,sticky-session,"
			 "session affinity,session stickiness",
		.open = true,
	};
	g_autoptr(GPtrArray) found =
	    issue_search(look->evidence, &search, NULL);
	const Issue *issue;

	if (found->len == 0)
		return;
	issue = g_ptr_array_index(found, 0);
	for (int k = PREREQUISITE_STATELESS; k <= PREREQUISITE_SESSIONS; k++)
		add_sign(look, k,
		    (Sign){ .words = MSG_REGION_STICKY,
			.subject = g_strdup(issue->key),
			.issue = issue });
}

static void
look_for_replication(const Look *look)
{
	g_autofree char *service =
	    spend_services(look->evidence, look->spend, REPLICATED);

	if (service != NULL)
		add_sign(look, PREREQUISITE_REPLICATION,
		    (Sign){ .words = MSG_REGION_REPLICATED,
			.subject = g_steal_pointer(&service),
			.bills = true });
}

/* A sign of sharing is one that it is met; all others are of state. */
static PrerequisiteState
state_of_signs(const Prerequisite *prerequisite)
{
	PrerequisiteState state = PREREQUISITE_UNKNOWN;

	for (guint i = 0; i < prerequisite->signs->len; i++) {
		const Message words =
		    g_array_index(prerequisite->signs, Sign, i).words;

		if (words != MSG_REGION_CACHE && words != MSG_REGION_REPLICATED)
			return PREREQUISITE_UNMET;
		state = PREREQUISITE_MET;
	}
	return state;
}

static void
settle(Prerequisite *prerequisite, int told)
{
	prerequisite->configured = told >= 0;
	if (told >= 0)
		prerequisite->state =
		    told ? PREREQUISITE_MET : PREREQUISITE_UNMET;
	else
		prerequisite->state = state_of_signs(prerequisite);
}

static void
clear_sign(gpointer data)
{
	Sign *sign = data;

	g_free(sign->subject);
}

MultiRegion
multi_region_find(const Evidence *evidence, const SpendResult *spend,
    const ConfigDecision *config)
{
	MultiRegion region = { .stateful = false };
	const Look look = { evidence, spend, &region };
	Prerequisite *all = region.prerequisites;

	for (int k = 0; k < PREREQUISITE_COUNT; k++) {
		all[k].signs = g_array_new(FALSE, TRUE, sizeof(Sign));
		g_array_set_clear_func(all[k].signs, clear_sign);
	}
	look_for_sessions(&look);
	look_for_uploads(&look);
	look_for_cron(&look);
	look_for_sticky_sessions(&look);
	look_for_replication(&look);
	settle(&all[PREREQUISITE_STATELESS],
	    config == NULL ? -1 : config->stateless);
	settle(&all[PREREQUISITE_SESSIONS],
	    config == NULL ? -1 : config->sessions);
	settle(&all[PREREQUISITE_REPLICATION],
	    config == NULL ? -1 : config->replication);
	region.stateful =
	    all[PREREQUISITE_STATELESS].state == PREREQUISITE_UNMET;
	region.contradicted =
	    all[PREREQUISITE_STATELESS].state == PREREQUISITE_MET &&
	    all[PREREQUISITE_STATELESS].signs->len > 0;
	return region;
}

void
multi_region_clear(MultiRegion *region)
{
	for (int k = 0; k < PREREQUISITE_COUNT; k++)
		g_clear_pointer(&region->prerequisites[k].signs, g_array_unref);
}
