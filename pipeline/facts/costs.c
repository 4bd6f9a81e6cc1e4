#include "pipeline/facts/costs.h"

#include <string.h>

const char *const focus_service_categories[] = {
	"AI and Machine Learning",
	"Analytics",
	"Business Applications",
	"Compute",
	"Databases",
	"Developer Tools",
	"Identity",
	"Integration",
	"Internet of Things",
	"Management and Governance",
	"Media",
	"Migration",
	"Mobile",
	"Multicloud",
	"Networking",
	"Other",
	"Security",
	"Storage",
	"Web",
	NULL,
};

/* What a provider's name begins with, as whole words. */
static const struct {
	const char *begin, *name;
} providers[] = {
	{ "aws", "AWS" },
	{ "amazon", "AWS" },
	{ "microsoft", "Microsoft Azure" },
	{ "azure", "Microsoft Azure" },
	{ "google", "Google Cloud" },
	{ "gcp", "Google Cloud" },
	{ "oracle", "Oracle Cloud" },
	{ "oci", "Oracle Cloud" },
	{ "digitalocean", "DigitalOcean" },
	{ "digital ocean", "DigitalOcean" },
};

const char *
provider_canonical(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(providers); i++) {
		size_t length = strlen(providers[i].begin);

		if (g_ascii_strncasecmp(name, providers[i].begin, length) ==
			0 &&
		    !g_ascii_isalnum(name[length]))
			return providers[i].name;
	}
	return name;
}

char *
account_canonical(const char *account)
{
	const char *slash = strrchr(account, '/');
	const char *start = slash && slash[1] ? slash + 1 : account;
	GString *out;

	if (start[strspn(start, "0123456789-")] != '\0')
		return g_ascii_strdown(start, -1);
	out = g_string_new(NULL);
	for (const char *p = start; *p; p++)
		if (*p != '-' && (*p != '0' || out->len > 0))
			g_string_append_c(out, *p);
	return g_string_free(out, FALSE);
}
