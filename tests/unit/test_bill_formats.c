/* One small bill in each billing format: what its lines become. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

typedef struct BillCase {
	const char *name, *format;
	const char *text; /* of the file */
	long used, skipped, rejected;
	const char *cells; /* as describe_bills() has them */
	const char *finding; /* a code among the file's; NULL: none at all */
} BillCase;

#define FOCUS_13                                                               \
	"AllocatedMethodId,AllocatedResourceId,BilledCost,BillingAccountId,"   \
	"BillingAccountName,BillingCurrency,BillingPeriodEnd,"                 \
	"BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,"     \
	"ChargePeriodEnd,ChargePeriodStart,ContractedCost,EffectiveCost,"      \
	"HostProviderName,InvoiceIssuerName,ListCost,PricingQuantity,"         \
	"PricingUnit,ServiceCategory,ServiceName,ServiceProviderName,"         \
	"x_Anything\n"
#define FOCUS_13_ROW(pod, cost)                                                \
	"m1," pod "," cost                                                     \
	",a-1,Larkfield,USD,2026-06-01T00:00:00Z,2026-05-01T00:00:00Z,Usage,," \
	"Nodes,2026-05-04T00:00:00Z,2026-05-03T00:00:00Z," cost "," cost       \
	",Oracle,Oracle," cost ",1,Hours,Compute,Kubernetes,Oracle,y\n"

#define DBR_HEAD                                                               \
	"InvoiceID,PayerAccountId,LinkedAccountId,RecordType,RecordId,"        \
	"ProductName,UsageType,Operation,UsageStartDate,UsageEndDate,"
#define GCP_HEAD                                                               \
	"billing_account_id,service.description,sku.id,usage_start_time,"      \
	"project.id,labels,cost,currency,credits,invoice.month,cost_type\n"
#define COST_TABLE_HEAD                                                        \
	"Billing account name,Billing account ID,Project name,Project ID,"     \
	"Project hierarchy,Service description,Service ID,SKU description,"    \
	"SKU ID,Consumption model description,Credit type,Cost type,Usage "    \
	"start date,Usage end date,Usage amount,Usage unit,Unrounded Cost "    \
	"(\xe2\x82\xac),Cost (\xe2\x82\xac)\n"

static const BillCase cases[] = {
	{ "FOCUS 1.3 splits costs and has no ProviderName", "focus-csv",
	    FOCUS_13 FOCUS_13_ROW("pod-1", "0.25")
		FOCUS_13_ROW("pod-2", "0.75"),
	    2, 0, 0,
	    "Oracle Cloud a-1 2026-05\n"
	    "2026-05 Compute Kubernetes USD 1 1\n",
	    NULL },
	{ "AWS report as Athena spells it", "aws-cur-csv",
	    "identity_line_item_id,bill_payer_account_id,"
	    "bill_billing_period_start_date,line_item_usage_start_date,"
	    "line_item_line_item_type,line_item_product_code,"
	    "line_item_unblended_cost,line_item_currency_code,"
	    "reservation_reservation_a_r_n,reservation_effective_cost,"
	    "product_product_name,resource_tags_user_team,year,month\n"
	    "a,111,2026-05-01 00:00:00.000,2026-05-03 04:00:00.000,"
	    "DiscountedUsage,AmazonRDS,0.0,USD,arn:r,0.125,"
	    "Amazon Relational Database Service,shop,2026,5\n"
	    "b,111,2026-05-01 00:00:00.000,2026-05-03 05:00:00.000,"
	    "Usage,AmazonS3,1.7765e-06,USD,,,Amazon S3,,2026,5\n",
	    2, 0, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Databases Amazon Relational Database Service (shop) USD "
	    "0 0.125\n"
	    "2026-05 Storage Amazon S3 USD 0.0000017765 0.0000017765\n",
	    NULL },
	{ "AWS CUR 2.0, columns by the alphabet", "aws-cur-csv",
	    "bill_billing_period_start_date,bill_payer_account_id,"
	    "cost_category,line_item_currency_code,line_item_line_item_type,"
	    "line_item_product_code,line_item_unblended_cost,"
	    "line_item_usage_account_id,line_item_usage_start_date,product,"
	    "resource_tags,savings_plan_savings_plan_effective_cost\n"
	    "2026-05-01T00:00:00.000Z,111,{},CNY,SavingsPlanCoveredUsage,"
	    "AmazonEC2,2.5,222,2026-05-09T00:00:00.000Z,"
	    "\"{\"\"product_name\"\":\"\"Amazon Elastic Compute "
	    "Cloud\"\"}\",\"{\"\"user_team\"\":\"\"shop\"\"}\",1.5\n"
	    "2026-05-01T00:00:00.000Z,111,{},USD,Tax,AmazonEC2,0.4,222,"
	    "2026-05-01T00:00:00.000Z,{},{},\n",
	    2, 0, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Compute AmazonEC2 USD 0.4 0.4\n"
	    "2026-05 Compute AmazonEC2 (shop) CNY 2.5 1.5\n",
	    NULL },
	{ "Cost Explorer, a column for each service", "aws-cost-explorer-csv",
	    "\xef\xbb\xbf\"Service\",\"EC2-Instances($)\",\"Claude 3 ( Bedrock "
	    "Edition)($)\",\"Tax($)\",\"Total costs($)\"\n"
	    "\"Service total\",\"3.75\",\"0.0000017765\",\"0.5\","
	    "\"4.2500017765\"\n"
	    "\"2026-05-30\",\"1.5\",\"1.7765e-06\",\"\",\"1.5000017765\"\n"
	    "\"2026-06-01\",\"2.25\",\"\",\"0.5\",\"2.75\"\n",
	    2, 1, 0,
	    "AWS - 2026-05\n"
	    "2026-05 AI and Machine Learning Claude 3 ( Bedrock Edition) USD "
	    "0.0000017765 0.0000017765\n"
	    "2026-05 Compute EC2-Instances USD 1.5 1.5\n"
	    "AWS - 2026-06\n"
	    "2026-06 Compute EC2-Instances USD 2.25 2.25\n"
	    "2026-06 Other Tax USD 0.5 0.5\n",
	    NULL },
	{ "Cost Explorer rejects a row, not half of it",
	    "aws-cost-explorer-csv",
	    "\"Service\",\"S3($)\",\"RDS($)\",\"Total costs($)\"\n"
	    "\"2026-05-30\",\"1.5\",\"much\",\"1.5\"\n"
	    "\"2026-05-31\",\"1\",\"2\",\"3\"\n",
	    1, 0, 1,
	    "AWS - 2026-05\n"
	    "2026-05 Databases RDS USD 2 2\n"
	    "2026-05 Storage S3 USD 1 1\n",
	    NULL },
	{ "Cost Explorer by account knows no services",
	    "aws-cost-explorer-groups-csv",
	    "\"Linked account\",\"shop (222)($)\",\"ops (333)($)\","
	    "\"Total costs($)\"\n"
	    "\"Linked account total\",\"2\",\"0.5\",\"2.5\"\n"
	    "\"2026-05-01\",\"2\",\"0.5\",\"2.5\"\n",
	    1, 1, 0, "AWS - 2026-05\n2026-05 Other Other USD 2.5 2.5\n", NULL },
	{ "Cost Explorer by account, as it is today: ids above the names",
	    "aws-cost-explorer-groups-csv",
	    "\xef\xbb\xbf\"Linked account\",\"222\",\"333\",\"\"\n"
	    "\"Linked account name\",\"Shop ($)\",\"Ops Ltd. ($)\","
	    "\"Total costs ($)\"\n"
	    "\"Linked account total\",\"2\",\"0.5\",\"2.5\"\n"
	    "\"2026-05-01\",\"2\",\"0.5\",\"2.5\"\n",
	    1, 2, 0, "AWS - 2026-05\n2026-05 Other Other USD 2.5 2.5\n", NULL },
	{ "Cost Explorer by a tag, which names the first column",
	    "aws-cost-explorer-groups-csv",
	    "\"team\",\"shop($)\",\"No tag key: team($)\","
	    "\"Total costs($)\"\n"
	    "\"team total\",\"2\",\"0.5\",\"2.5\"\n"
	    "\"2026-05-01\",\"2\",\"0.5\",\"2.5\"\n",
	    1, 1, 0, "AWS - 2026-05\n2026-05 Other Other USD 2.5 2.5\n", NULL },
	{ "AWS, saved by a spreadsheet", "aws-cur-csv",
	    "bill/PayerAccountId;bill/BillingPeriodStartDate;"
	    "bill/BillingPeriodEndDate;lineItem/UsageStartDate;"
	    "lineItem/ProductCode;lineItem/LineItemType;"
	    "lineItem/UnblendedCost;lineItem/CurrencyCode\n"
	    "111;01/05/2026 00:00;01/06/2026 00:00;03/05/2026 01:00;AmazonEC2;"
	    "Usage;2.5;USD\n",
	    1, 0, 0, "AWS 111 2026-05\n2026-05 Compute AmazonEC2 USD 2.5 2.5\n",
	    NULL },
	{ "AWS monthly report: the payer's lines, of which others are part",
	    "aws-monthly-csv",
	    "InvoiceID,PayerAccountId,LinkedAccountId,RecordType,RecordID,"
	    "BillingPeriodStartDate,ProductName,UsageStartDate,CurrencyCode,"
	    "TotalCost\n"
	    "Estimated,111,,PayerLineItem,1,2026/05/01 00:00:00,Amazon RDS "
	    "Service,2026/05/01 00:00:00,USD,2.51\n"
	    "Estimated,111,222,LinkedLineItem,2,2026/05/01 00:00:00,Amazon RDS "
	    "Service,2026/05/01 00:00:00,USD,2.506\n"
	    ",111,,CBRounding,3,2026/05/01 00:00:00,,,USD,0.004\n"
	    ",111,,StatementTotal,4,2026/05/01 00:00:00,,,USD,2.51\n"
	    ",,,EstimatedDisclaimer,,,,,,\n",
	    1, 4, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Databases Amazon RDS Service USD 2.51 2.51\n",
	    NULL },
	{ "AWS cost allocation report, by account", "aws-cost-allocation-csv",
	    "\"New tags are excluded.\"\n"
	    "InvoiceID,PayerAccountId,LinkedAccountId,RecordType,RecordID,"
	    "BillingPeriodStartDate,ProductName,AvailabilityZone,"
	    "UsageStartDate,CurrencyCode,TotalCost,user:team\n"
	    "Estimated,111,222,LinkedLineItem,2,2026/05/01 00:00:00,Amazon RDS "
	    "Service,,2026/05/01 00:00:00,USD,2.506,shop\n"
	    ",111,222,AccountTotal,3,2026/05/01 00:00:00,,,,USD,2.506,\n",
	    1, 2, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Databases Amazon RDS Service (shop) USD 2.506 2.506\n",
	    NULL },
	{ "AWS detailed billing report", "aws-dbr-csv",
	    DBR_HEAD "UnBlendedCost,ResourceId,user:team\n"
		     "\"Estimated\",\"111\",\"222\",\"LineItem\",\"1\","
		     "\"Amazon RDS Service\",\"HeavyUsage\",\"Run\","
		     "\"2026-05-01 00:00:00\",\"2026-05-01 01:00:00\",\"2.5\","
		     "\"db-1\",\"shop\"\n"
		     "\"Estimated\",\"111\",\"222\",\"LineItem\",\"2\","
		     "\"AWS Data Transfer\",\"Out\",\"Get\","
		     "\"2026-05-01 00:00:00\",\"2026-05-01 01:00:00\",\"0.25\","
		     "\"\",\"\"\n"
		     "\"Estimated\",\"111\",\"222\",\"AccountTotal\",\"\",\"\","
		     "\"\",\"\",\"\",\"\",\"2.75\",\"\",\"\"\n"
		     "\"Estimated\",\"111\",\"\",\"InvoiceTotal\",\"\",\"\","
		     "\"\",\"\",\"\",\"\",\"2.75\",\"\",\"\"\n"
		     "\"Estimated\",\"111\",\"\",\"Rounding\",\"\",\"\","
		     "\"\",\"\",\"\",\"\",\"0.01\",\"\",\"\"\n"
		     "\"Estimated\",\"111\",\"\",\"StatementTotal\",\"\",\"\","
		     "\"\",\"\",\"\",\"\",\"2.76\",\"\",\"\"\n",
	    2, 4, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Databases Amazon RDS Service (shop) USD 2.5 2.5\n"
	    "2026-05 Networking AWS Data Transfer USD 0.25 0.25\n",
	    NULL },
	{ "AWS detailed billing report of one account", "aws-dbr-csv",
	    DBR_HEAD "Cost\n"
		     "77,111,,LineItem,1,Amazon Simple Storage Service,Bytes,"
		     "Put,2026-05-01 00:00:00,2026-05-01 01:00:00,1e-3\n",
	    1, 0, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Storage Amazon Simple Storage Service USD 0.001 0.001\n",
	    NULL },
	{ "Azure, legacy", "azure-cost-csv",
	    "\xef\xbb\xbfSubscriptionGuid,ResourceGroup,ResourceLocation,"
	    "UsageDateTime,MeterCategory,MeterSubcategory,MeterId,MeterName,"
	    "UsageQuantity,ResourceRate,PreTaxCost,ConsumedService,InstanceId,"
	    "Tags,Currency\n"
	    "sub-1,rg,EastUS,2026-05-13,Storage,,m1,LRS,1,0.1,0.1,"
	    "Microsoft.Storage,/s/1,\"{\"\"team\"\":\"\"shop\"\"}\",EUR\n",
	    1, 0, 0,
	    "Microsoft Azure sub-1 2026-05\n"
	    "2026-05 Storage Storage (shop) EUR 0.1 0.1\n",
	    NULL },
	/* 4/5 is a day in April: other rows do not come into it. */
	{ "Azure EA, actual: the purchase and what it covers", "azure-cost-csv",
	    "InvoiceSectionName,AccountName,SubscriptionId,Date,ProductName,"
	    "MeterCategory,MeterId,Quantity,EffectivePrice,"
	    "CostInBillingCurrency,BillingCurrencyCode,BillingAccountId,"
	    "ChargeType,PricingModel,ReservationId,ServiceFamily,Tags,"
	    "BillingPeriodStartDate\n"
	    "S,A,sub-1,04/05/2026,Reserved VM,,,1,1200,1200,EUR,900,Purchase,"
	    "Reservation,r-1,Compute,,04/01/2026\n"
	    "S,A,sub-1,04/05/2026,D2,Virtual Machines,m,1,0,0,EUR,900,Usage,"
	    "Reservation,r-1,Compute,\"\"\"team\"\": \"\"shop\"\",\"\"env\"\": "
	    "\"\"p\"\"\",04/01/2026\n"
	    "S,A,sub-1,04/06/2026,New,Brand New Thing,m2,1,2,2,USD,900,Usage,"
	    "OnDemand,,Networking,,04/01/2026\n",
	    3, 0, 0,
	    "Microsoft Azure 900 2026-04\n"
	    "2026-04 Compute Reserved VM EUR 1200 1200\n"
	    "2026-04 Compute Virtual Machines (shop) EUR 0 0\n"
	    "2026-04 Networking Brand New Thing USD 2 2\n",
	    "cost-not-amortised" },
	{ "Azure EA, newer, amortised: nothing is billed under a commitment",
	    "azure-cost-csv",
	    "BillingAccountId,BillingAccountName,BillingPeriodStartDate,"
	    "SubscriptionId,Date,Product,PartNumber,MeterId,ServiceFamily,"
	    "MeterCategory,Quantity,Cost,UnitPrice,BillingCurrency,ResourceId,"
	    "Tags,ReservationId,ChargeType,PricingModel,benefitId\n"
	    "900,L,05/01/2026,sub-1,05/22/2026,VM,p,m,Compute,Virtual "
	    "Machines,1,0.5,1,EUR,/vm,,r-1,Usage,Reservation,b\n"
	    "900,L,05/01/2026,sub-1,05/22/2026,VM,p,m,Compute,Virtual "
	    "Machines,1,0.25,1,EUR,,,r-1,UnusedReservation,Reservation,b\n"
	    "900,L,05/01/2026,sub-1,05/22/2026,VM,p,m,Compute,Virtual "
	    "Machines,1,0.125,1,EUR,/vm,,,Usage,SavingsPlan,b\n"
	    "900,L,05/01/2026,sub-1,05/22/2026,VM,p,m,Compute,Virtual "
	    "Machines,1,3,1,EUR,/vm,,,Usage,OnDemand,\n",
	    4, 0, 0,
	    "Microsoft Azure 900 2026-05\n"
	    "2026-05 Compute Virtual Machines EUR 3 3.875\n",
	    "cost-amortised" },
	{ "Azure MCA, camel case", "azure-cost-csv",
	    "invoiceId,previousInvoiceId,billingAccountId,"
	    "billingPeriodStartDate,SubscriptionId,date,meterCategory,meterId,"
	    "quantity,costInBillingCurrency,costInPricingCurrency,costInUsd,"
	    "billingCurrency,pricingCurrency,chargeType,pricingModel,"
	    "InstanceName,ProductId,serviceFamily,tags\n"
	    "G1,,acc:1,05/01/2026,sub-1,05/03/2026,Azure Cosmos DB,m,1,1.84,"
	    "2,2,EUR,USD,Usage,OnDemand,/db,p,Databases,\n"
	    "G1,,acc:1,05/01/2026,sub-1,05/03/2026,Azure Cosmos DB,m,1,"
	    "\"1,84\",2,2,EUR,USD,Usage,OnDemand,/db,p,Databases,\n",
	    1, 0, 1,
	    "Microsoft Azure acc:1 2026-05\n"
	    "2026-05 Databases Azure Cosmos DB EUR 1.84 1.84\n",
	    NULL },
	{ "Azure, days first, as the end of the period shows", "azure-cost-csv",
	    "BillingAccountId,BillingPeriodStartDate,BillingPeriodEndDate,Date,"
	    "MeterCategory,CostInBillingCurrency,BillingCurrencyCode\n"
	    "1,01/05/2026,31/05/2026,03/05/2026,Storage,1.5,EUR\n"
	    "1,01/05/2026,31/05/2026,13/05/2026,Storage,2,EUR\n",
	    2, 0, 0,
	    "Microsoft Azure 1 2026-05\n2026-05 Storage Storage EUR 3.5 3.5\n",
	    NULL },
	{ "FOCUS, saved by a spreadsheet", "focus-csv",
	    "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,"
	    "BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,"
	    "ServiceCategory,ServiceName,ProviderName\n"
	    "\"$10,000.00 \",$0.50 ,1,USD,4/1/26,5/1/26,4/2/26,Compute,VM,"
	    "Shop Cloud\n",
	    1, 0, 0, "Shop Cloud 1 2026-04\n2026-04 Compute VM USD 10000 0.5\n",
	    "amounts-respelt" },
	{ "Google's BigQuery export: net of credits", "gcp-bigquery-csv",
	    GCP_HEAD
	    "0A-1,Cloud SQL,s1,2026-04-30 23:00:00+00:00,p,\"[{'key': 'team', "
	    "'value': 'shop'}]\",0.3,EUR,\"[{'name': 'CUD', 'amount': -0.1, "
	    "'id': None}, {'name': 'Trial', 'amount': -5e-06}]\",202605,"
	    "regular\n"
	    "0A-1,Cloud SQL,s1,2026-05-02 08:00:00 UTC,p,[],2,EUR,"
	    "\"[{\"\"name\"\":\"\"Trial\"\",\"\"amount\"\":-2}]\",202605,"
	    "regular\n"
	    "0A-1,Invoice,s2,2026-05-01 00:00:00+00:00,,[],-0.01,EUR,[],"
	    "202605,rounding_error\n"
	    "0A-1,Cloud SQL,s1,2026-05-02 08:00:00 UTC,p,[],2,EUR,"
	    "\"[{'name': 'Trial'}]\",202605,regular\n",
	    3, 0, 1,
	    "Google Cloud 0A-1 2026-05\n"
	    "2026-04 Databases Cloud SQL (shop) EUR 0.199995 0.199995\n"
	    "2026-05 Databases Cloud SQL EUR 0 0\n"
	    "2026-05 Other Invoice EUR -0.01 -0.01\n",
	    NULL },
	{ "Google's cost table", "gcp-cost-table-csv",
	    "Invoice number,123\nInvoice date,2026-05-31\n"
	    "Due date,2026-06-30\nBilling ID,9\nBilling account ID,0A-1\n"
	    "Currency,EUR\nCurrency exchange rate,1\n"
	    "Total amount due,\"\xe2\x82\xac"
	    "1,000.00\"\n\n" COST_TABLE_HEAD
	    "Main,0A-1,Shop,p,,BigQuery,x,Slots,sk,,,Usage,2026-05-01,"
	    "2026-05-31,1,hour,\"1,000.005\",\"1,000.01\"\n"
	    "Main,0A-1,Shop,p,,BigQuery,x,Slots,sk,,Discount,Usage,2026-05-01,"
	    "2026-05-31,1,hour,-0.5,-0.50\n"
	    "Main,0A-1,,,,,,,,,,Tax,,,,,,12.00\n"
	    ",,,,,,,,,,,Rounding error,,,,,,-0.01\n"
	    ",,,,,,,,,,,Total,,,,,,\"1,011.50\"\n",
	    3, 10, 0,
	    "Google Cloud 0A-1 2026-05\n"
	    "2026-05 Analytics BigQuery EUR 999.505 999.505\n"
	    "2026-05 Other Other EUR 12 12\n",
	    NULL },
	{ "Oracle Cloud cost report", "oci-cost-csv",
	    "lineItem/referenceNo,lineItem/tenantId,"
	    "lineItem/intervalUsageStart,lineItem/intervalUsageEnd,"
	    "product/service,product/compartmentName,product/region,"
	    "product/resourceId,usage/billedQuantity,cost/productSku,"
	    "cost/unitPrice,cost/myCost,cost/currencyCode,"
	    "lineItem/isCorrection,tags/ns.team,tags/team\r\n"
	    "r1,t1,2026-05-13T10:00Z,2026-05-13T11:00Z,BLOCK_STORAGE,c,"
	    "eu-1,ocid1,1,B1,0.1,0.125,GBP,false,,shop\r\n"
	    "r1,t1,2026-05-13T10:00Z,2026-05-13T11:00Z,BLOCK_STORAGE,c,"
	    "eu-1,ocid1,1,B1,0.1,-0.025,GBP,true,,shop\r\n",
	    2, 0, 0,
	    "Oracle Cloud t1 2026-05\n"
	    "2026-05 Storage BLOCK_STORAGE (shop) GBP 0.1 0.1\n",
	    NULL },
	{ "DigitalOcean invoice", "digitalocean-invoice-csv",
	    "product,group_description,description,hours,start,end,USD,"
	    "project_name,category\n"
	    "Droplets,,web-1 (s-1vcpu-1gb),744,2026-05-01 00:00:00 +0000,"
	    "2026-06-01 00:00:00 +0000,\"$1,005.00\",shop,iaas\n"
	    "Spaces Subscription,,250 GB,744,2026-05-01 00:00:00 +0000,"
	    "2026-06-01 00:00:00 +0000,$5.25,shop,iaas\n"
	    "Something New,,x,1,2026-05-01 00:00:00 +0000,"
	    "2026-06-01 00:00:00 +0000,-$3.11,shop,iaas\n",
	    3, 0, 0,
	    "DigitalOcean - 2026-05\n"
	    "2026-05 Compute Droplets USD 1005 1005\n"
	    "2026-05 Other Something New USD -3.11 -3.11\n"
	    "2026-05 Storage Spaces Subscription USD 5.25 5.25\n",
	    NULL },
};

static void
describe_cell(GString *text, const CostCell *cell)
{
	char month[MONTH_TEXT_SIZE];
	g_autofree char *billed = decimal_format(cell->billed);
	g_autofree char *effective = decimal_format(cell->effective);

	g_string_append_printf(text, "%s %s %s",
	    month_format_iso(cell->month, month),
	    cell->service_category ? cell->service_category : "-",
	    cell->service ? cell->service : "-");
	if (cell->tag)
		g_string_append_printf(text, " (%s)", cell->tag);
	g_string_append_printf(
	    text, " %s %s %s\n", cell->currency, billed, effective);
}

/* "provider account period", then "month category service (tag) currency
 * billed effective" for each cell. */
static char *
describe_bills(const Facts *facts)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < facts_bills(facts)->len; i++) {
		const Bill *bill = facts_bills(facts)->pdata[i];
		char month[MONTH_TEXT_SIZE];

		g_string_append_printf(text, "%s %s %s\n", bill->provider,
		    *bill->account ? bill->account : "-",
		    month_format_iso(bill->period, month));
		for (unsigned j = 0; j < bill->cells->len; j++)
			describe_cell(text, bill->cells->pdata[j]);
	}
	return g_string_free(text, false);
}

static void
lines_become_cells(void **state)
{
	const BillCase *c = *state;
	g_autofree char *cells = NULL;
	const Input *input;
	Bound bound;

	bound_init(&bound);
	bound.cost_tag = "team";
	input = bound_read(&bound, "bill.csv", c->text);
	bound_seal(&bound);
	assert_string_equal(input->format, c->format);
	cells = describe_bills(bound.facts);
	assert_string_equal(cells, c->cells);
	bound_assert_rows(input, c->used, c->skipped, c->rejected);
	assert_null(bound.error);
	if (c->finding)
		assert_non_null(bound_finding(input->findings, c->finding));
	else
		assert_int_equal(finding_list_count(input->findings), 0);
	bound_clear(&bound);
}

/* A row of several lines is still one row when its bill does not count. */
static void
wide_rows_told_twice_are_skipped_once(void **state)
{
	static const char text[] = "Service,S3($),RDS($),Total costs($)\n"
				   "2026-05-30,1,2,3\n2026-05-31,1,2,3\n";
	const Input *first, *second;
	Bound bound;

	(void)state;
	bound_init(&bound);
	first = bound_read(&bound, "a/costs.csv", text);
	second = bound_read(&bound, "b/costs.csv", text);
	bound_seal(&bound);
	bound_assert_rows(first, 0, 2, 0);
	bound_assert_rows(second, 2, 0, 0);
	bound_clear(&bound);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1] = {
		[G_N_ELEMENTS(cases)] =
		    cmocka_unit_test(wide_rows_told_twice_are_skipped_once),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = lines_become_cells,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests_name("bill_formats", tests, NULL, NULL);
}
