#include "pipeline/analysis/decisions.h"

#include <math.h>

const DecisionInfo decisions[DECISIONS] = {
	{
	    .name = "hosting",
	    .series = "concurrent_users",
	    .unit = "users",
	    .label = MSG_TRIGGER_HOSTING,
	    .approach = MSG_TRIGGER_HOSTING_APPROACH,
	    .crossing = MSG_TRIGGER_HOSTING_CROSSING,
	    .solution = MSG_TRIGGER_HOSTING_SOLUTION,
	    .threshold = 500,
	    .form = FORM_HUMAN,
	    .hours = { 120, 240, 480 },
	    .categories = "Compute",
	    .services =
		"EC2,Elastic Compute Cloud,Compute Engine,Virtual Machines,"
		"Droplets,Lightsail,Kubernetes,Kubernetes "
		"Engine,EKS,GKE,AKS,ECS,"
		"Fargate,Container Instances,Container Apps,App Service,App "
		"Engine,"
		"App Platform,Cloud Run,Beanstalk,Heroku,Load Balancing,"
		"Load Balancer",
	    .run_factor = 2,
	    .fallback = FALLBACK_USERS,
	},
	{
	    .name = "database",
	    .series = "p95_ms",
	    .unit = "ms",
	    .label = MSG_TRIGGER_DATABASE,
	    .approach = MSG_TRIGGER_DATABASE_APPROACH,
	    .crossing = MSG_TRIGGER_DATABASE_CROSSING,
	    .solution = MSG_TRIGGER_DATABASE_SOLUTION,
	    .threshold = 200,
	    .form = FORM_HUMAN,
	    .hours = { 24, 48, 100 },
	    .categories = "Databases",
	    .services =
		"RDS,Relational Database Service,Aurora,Cloud SQL,AlloyDB,"
		"Database for PostgreSQL,Database for MySQL,SQL Database,"
		"Managed "
		"Databases,PostgreSQL,MySQL,MariaDB,Atlas,DynamoDB,Spanner,"
		"Cosmos DB,Firestore,PlanetScale,CockroachDB,Neon,Supabase",
	    .run_factor = 2,
	    .fallback = FALLBACK_QUEUE,
	},
	{
	    .name = "file_storage",
	    .series = "cdn_cost_z",
	    .unit = "z",
	    .label = MSG_TRIGGER_FILES,
	    .approach = MSG_TRIGGER_FILES_APPROACH,
	    .crossing = MSG_TRIGGER_FILES_CROSSING,
	    .solution = MSG_TRIGGER_FILES_SOLUTION,
	    .threshold = 3.5,
	    .form = FORM_HUMAN,
	    .hours = { 16, 32, 64 },
	    .categories = "Storage,Networking",
	    .services = "CloudFront,Cloud CDN,Front Door,CDN,Fastly,S3,"
			"Simple Storage Service,Cloud Storage,Blob Storage,"
			"Storage Accounts,Object Storage,Spaces",
	    .run_factor = 0.9,
	    .fallback = FALLBACK_BILLS,
	},
	{
	    .name = "auth",
	    .series = "sso_requests",
	    .unit = "requests",
	    .label = MSG_TRIGGER_AUTH,
	    .approach = MSG_TRIGGER_AUTH_APPROACH,
	    .crossing = MSG_TRIGGER_AUTH_CROSSING,
	    .solution = MSG_TRIGGER_AUTH_SOLUTION,
	    .threshold = 0,
	    .form = FORM_HUMAN,
	    .hours = { 40, 80, 160 },
	    .categories = "Identity",
	    .services =
		"Auth0,Cognito,Firebase,Firebase Auth,Okta,Keycloak,Entra,"
		"Entra ID,Active Directory,Identity Platform,WorkOS,FusionAuth,"
		"Clerk,Identity",
	    .run_factor = NAN,
	    .fallback = FALLBACK_REQUESTS,
	},
	{
	    .name = "search",
	    .series = "search_share",
	    .unit = "share",
	    .label = MSG_TRIGGER_SEARCH,
	    .approach = MSG_TRIGGER_SEARCH_APPROACH,
	    .crossing = MSG_TRIGGER_SEARCH_CROSSING,
	    .solution = MSG_TRIGGER_SEARCH_SOLUTION,
	    .threshold = 0.05,
	    .form = FORM_RATE,
	    .hours = { 40, 80, 160 },
	    .categories = "Databases",
	    .services = "OpenSearch,OpenSearch Service,Elasticsearch,Elastic "
			"Cloud,Algolia,"
			"Typesense,Meilisearch,Cognitive Search,AI "
			"Search,CloudSearch,Search",
	    .run_factor = NAN,
	    .fallback = FALLBACK_ISSUES,
	},
	{
	    .name = "queuing",
	    .series = "longest_job_ms",
	    .unit = "ms",
	    .label = MSG_TRIGGER_QUEUING,
	    .approach = MSG_TRIGGER_QUEUING_APPROACH,
	    .crossing = MSG_TRIGGER_QUEUING_CROSSING,
	    .solution = MSG_TRIGGER_QUEUING_SOLUTION,
	    .threshold = 500,
	    .form = FORM_HUMAN,
	    .hours = { 24, 60, 120 },
	    .categories = "Integration",
	    .services =
		"SQS,Simple Queue Service,Service Bus,Queue Storage,Pub/Sub,MQ,"
		"Kafka,RabbitMQ,CloudAMQP,Cloud Tasks,Event Hubs,Queues",
	    .run_factor = 1.05,
	    .fallback = FALLBACK_NONE,
	},
};

const DecisionInfo *
decision_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++)
		if (g_ascii_strcasecmp(decisions[i].name, name) == 0)
			return &decisions[i];
	return NULL;
}
