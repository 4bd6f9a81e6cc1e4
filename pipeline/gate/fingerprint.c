#include "pipeline/gate/fingerprint.h"

#include <glib.h>

const char *
fingerprint_of(
    const char *service, const char *subject, char buf[FINGERPRINT_SIZE])
{
	g_autofree char *text = g_strdup_printf(
	    "headroom 1\n%s\n%s", subject, service != NULL ? service : "");
	g_autofree char *digest =
	    g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

	g_strlcpy(buf, digest, FINGERPRINT_SIZE);
	return buf;
}

char *
fingerprint_label(const char *service, const char *subject)
{
	char fingerprint[FINGERPRINT_SIZE];

	return g_strconcat(FINGERPRINT_LABEL,
	    fingerprint_of(service, subject, fingerprint), NULL);
}
