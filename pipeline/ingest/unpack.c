#include "pipeline/ingest/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/ingest/gunzip.h"

enum { STORED_BLOCK = 256 * 1024, RATIO_FLOOR = 64 * 1024 * 1024 };

struct Unpack {
	char *path;
	int fd;
	struct archive *archive;
	SourceLimits limits;
	GChecksum *checksum;
	long long stored, unpacked;
	int read_errno; /* of the last failed read; 0: none */
	Gunzip *gunzip; /* NULL: the file is not gzipped */
	GError *gunzip_error;
	bool only; /* a second file inside is an error */
	bool ended;
	size_t held; /* bytes in BLOCK that nobody has taken yet */
	char block[STORED_BLOCK];
	char inflated[STORED_BLOCK];
};

/* Devices never end; the one for nothing is empty, which is no export. */
static bool
is_readable(const char *path, int fd, GError **error)
{
	struct stat st;

	if (fstat(fd, &st) != 0 ||
	    (!S_ISCHR(st.st_mode) && !S_ISBLK(st.st_mode)) || isatty(fd))
		return true;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_UNREADABLE,
	    "%s: is a device, not a file", path);
	return false;
}

static bool
open_input(const char *path, int *fd, GError **error)
{
	int saved;

	*fd = strcmp(path, "-") == 0 ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
				     : open(path, O_RDONLY | O_CLOEXEC);
	if (*fd >= 0)
		return strcmp(path, "-") == 0 || is_readable(path, *fd, error);
	saved = errno;
	if (saved == ENOENT)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_MISSING,
		    "%s: there is no such file; check the path", path);
	else
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_UNREADABLE,
		    "%s: cannot be opened: %s", path, g_strerror(saved));
	return false;
}

static ssize_t
read_stored(Unpack *unpack)
{
	ssize_t n;

	do
		n = read(unpack->fd, unpack->block, STORED_BLOCK);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		unpack->read_errno = errno;
		return -1;
	}
	g_checksum_update(
	    unpack->checksum, (const unsigned char *)unpack->block, n);
	unpack->stored += n;
	return n;
}

/* The first block was read ahead to see what it is. */
static ssize_t
next_stored(void *data, const char **bytes)
{
	Unpack *unpack = data;
	ssize_t n =
	    unpack->held > 0 ? (ssize_t)unpack->held : read_stored(unpack);

	unpack->held = 0;
	*bytes = unpack->block;
	return n;
}

static la_ssize_t
feed_archive(struct archive *archive, void *data, const void **block)
{
	Unpack *unpack = data;
	const char *bytes = unpack->inflated;
	ssize_t n;

	if (unpack->gunzip)
		n = gunzip_read(unpack->gunzip, unpack->inflated, STORED_BLOCK,
		    &unpack->gunzip_error);
	else
		n = next_stored(unpack, &bytes);
	*block = bytes;
	if (n < 0)
		archive_set_error(archive, EIO, "%s",
		    unpack->gunzip_error ? unpack->gunzip_error->message
					 : g_strerror(unpack->read_errno));
	return n;
}

static void
set_archive_error(Unpack *unpack, GError **error)
{
	const char *detail = unpack->gunzip_error
				 ? unpack->gunzip_error->message
				 : archive_error_string(unpack->archive);

	if (unpack->read_errno)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_UNREADABLE,
		    "%s: cannot be read: %s", unpack->path,
		    g_strerror(unpack->read_errno));
	else
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_DAMAGED,
		    "%s: is cut short or damaged (%s); export it again",
		    unpack->path, detail ? detail : "unreadable archive");
}

static const char *
entry_name(struct archive_entry *entry)
{
	const char *name = archive_entry_pathname_utf8(entry);

	if (name == NULL)
		name = archive_entry_pathname(entry);
	return name ? name : "";
}

/* Folders and what macOS adds beside each file are no exports. */
static bool
is_export(struct archive_entry *entry)
{
	const char *name = entry_name(entry);

	return archive_entry_filetype(entry) != AE_IFDIR &&
	       !g_str_has_prefix(name, "__MACOSX/") &&
	       !g_str_has_suffix(name, "/");
}

static bool
is_archive(struct archive *archive)
{
	int family = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK;

	return family == ARCHIVE_FORMAT_ZIP || family == ARCHIVE_FORMAT_TAR;
}

/* libarchive takes some failures of its source for the end of it. */
static bool
has_failed(const Unpack *unpack)
{
	return unpack->gunzip_error || unpack->read_errno;
}

/* Moves on to the next export inside; false at the end or on ERROR. */
static bool
next_export(Unpack *unpack, struct archive_entry **entry, GError **error)
{
	int status;

	do {
		status = archive_read_next_header(unpack->archive, entry);
		if (status == ARCHIVE_EOF && !has_failed(unpack))
			return false;
		if (status == ARCHIVE_EOF || status < ARCHIVE_WARN) {
			set_archive_error(unpack, error);
			return false;
		}
	} while (is_archive(unpack->archive) && !is_export(*entry));
	return true;
}

static bool
seek_member(Unpack *unpack, const char *member, GError **error)
{
	struct archive_entry *entry;
	GError *cause = NULL;

	while (next_export(unpack, &entry, &cause))
		if (member == NULL || strcmp(entry_name(entry), member) == 0)
			return true;
	if (cause) {
		g_propagate_error(error, cause);
		return false;
	}
	unpack->ended = true;
	if (member == NULL)
		return true;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_MISSING,
	    "%s: holds no file named \"%s\"", unpack->path, member);
	return false;
}

/* Reads the first block, which tells whether the file is gzipped. */
static bool
look_ahead(Unpack *unpack, GError **error)
{
	ssize_t n = read_stored(unpack);

	if (n < 0) {
		set_archive_error(unpack, error);
		return false;
	}
	unpack->held = n;
	if (gunzip_matches(unpack->block, n))
		unpack->gunzip = gunzip_new(next_stored, unpack);
	return true;
}

static Unpack *
unpack_start(const char *path, const SourceLimits *limits, GError **error)
{
	g_autoptr(Unpack) unpack = g_new0(Unpack, 1);
	struct archive *archive = archive_read_new();

	unpack->archive = archive;
	unpack->path = g_strdup(path);
	unpack->limits = *limits;
	unpack->checksum = g_checksum_new(G_CHECKSUM_SHA256);
	unpack->fd = -1;
	if (!open_input(path, &unpack->fd, error) || !look_ahead(unpack, error))
		return NULL;
	archive_read_support_filter_bzip2(archive);
	archive_read_support_filter_xz(archive);
	archive_read_support_filter_zstd(archive);
	archive_read_support_format_zip_streamable(archive);
	archive_read_support_format_tar(archive);
	archive_read_support_format_raw(archive);
	archive_read_support_format_empty(archive);
	if (archive_read_open(archive, unpack, NULL, feed_archive, NULL) !=
	    ARCHIVE_OK) {
		set_archive_error(unpack, error);
		return NULL;
	}
	return g_steal_pointer(&unpack);
}

Unpack *
unpack_open(const char *path, const char *member, const SourceLimits *limits,
    GError **error)
{
	g_autoptr(Unpack) unpack = unpack_start(path, limits, error);

	if (unpack == NULL || !seek_member(unpack, member, error))
		return NULL;
	unpack->only = member == NULL && is_archive(unpack->archive);
	return g_steal_pointer(&unpack);
}

void
unpack_free(Unpack *unpack)
{
	if (unpack == NULL)
		return;
	archive_read_free(unpack->archive);
	gunzip_free(unpack->gunzip);
	g_clear_error(&unpack->gunzip_error);
	if (unpack->fd >= 0)
		close(unpack->fd);
	g_checksum_free(unpack->checksum);
	g_free(unpack->path);
	g_free(unpack);
}

static bool
within_limits(const Unpack *unpack, GError **error)
{
	const SourceLimits *limits = &unpack->limits;
	double ratio = (double)unpack->unpacked / MAX(unpack->stored, 1);

	if (unpack->unpacked > limits->max_bytes)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TOO_LARGE,
		    "%s: holds more than %lld bytes; split it", unpack->path,
		    limits->max_bytes);
	else if (unpack->unpacked > RATIO_FLOOR && ratio > limits->max_ratio)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TOO_LARGE,
		    "%s: unpacks to more than %.0f times its size, as no "
		    "export does; unpack it yourself if you trust it",
		    unpack->path, limits->max_ratio);
	else
		return true;
	return false;
}

static bool
check_nothing_follows(Unpack *unpack, GError **error)
{
	struct archive_entry *entry;
	GError *cause = NULL;

	if (next_export(unpack, &entry, &cause)) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_UNREADABLE,
		    "%s: is an archive of several files, which works only "
		    "with a file, not a stream; give it by its path",
		    unpack->path);
		return false;
	}
	if (cause)
		g_propagate_error(error, cause);
	return cause == NULL;
}

ssize_t
unpack_read(Unpack *unpack, char *buffer, size_t size, GError **error)
{
	la_ssize_t n = 0;

	if (unpack->ended)
		return 0;
	do
		n = archive_read_data(unpack->archive, buffer, size);
	while (n == ARCHIVE_RETRY);
	if (n < 0 || (n == 0 && has_failed(unpack))) {
		set_archive_error(unpack, error);
		return -1;
	}
	unpack->unpacked += n;
	unpack->ended = n == 0;
	if (!within_limits(unpack, error))
		return -1;
	if (n == 0 && unpack->only && !check_nothing_follows(unpack, error))
		return -1;
	return n;
}

bool
unpack_drain(Unpack *unpack, long long most, bool *whole, GError **error)
{
	ssize_t n;

	do {
		n = read_stored(unpack);
		most -= n;
	} while (n > 0 && most >= 0);
	*whole = n == 0;
	if (n < 0)
		set_archive_error(unpack, error);
	return n >= 0;
}

const char *
unpack_compression(const Unpack *unpack)
{
	if (is_archive(unpack->archive))
		return archive_format(unpack->archive) == ARCHIVE_FORMAT_ZIP
			   ? "zip"
			   : "tar";
	if (unpack->gunzip)
		return "gzip";
	if (archive_filter_code(unpack->archive, 0) == ARCHIVE_FILTER_NONE)
		return NULL;
	return archive_filter_name(unpack->archive, 0);
}

long long
unpack_stored_bytes(const Unpack *unpack)
{
	return unpack->stored;
}

const char *
unpack_sha256(Unpack *unpack)
{
	return g_checksum_get_string(unpack->checksum);
}

GPtrArray *
unpack_list(const char *path, GError **error)
{
	g_autoptr(Unpack) unpack = NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct archive_entry *entry;
	GError *cause = NULL;
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return NULL;
	unpack = unpack_start(path, &source_default_limits, error);
	if (unpack == NULL)
		return NULL;
	while (next_export(unpack, &entry, &cause)) {
		if (!is_archive(unpack->archive))
			return NULL;
		g_ptr_array_add(names, g_strdup(entry_name(entry)));
	}
	if (cause == NULL && is_archive(unpack->archive))
		return g_steal_pointer(&names);
	if (cause)
		g_propagate_error(error, cause);
	return NULL;
}
