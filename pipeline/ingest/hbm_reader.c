#include "pipeline/ingest/hbm_reader.h"

#include "pipeline/ingest/hbm_model.h"
#include "pipeline/ingest/xml_stream.h"

static bool
has_name(const HbmModel *model, const xmlNode *node)
{
	return hbm_attribute(model, node, "name") ||
	       hbm_attribute(model, node, "entity-name") ||
	       hbm_attribute(model, node, "table");
}

static bool
is_view(const HbmModel *model, const xmlNode *node)
{
	return hbm_child(node, "subselect") ||
	       hbm_attribute(model, node, "subselect");
}

static void
count(const Binding *binding, const HbmModel *model, const xmlNode *node)
{
	HbmKind kind;

	binding->input->rows_read++;
	if (!has_name(model, node)) {
		binding_reject(binding, xmlGetLineNo((xmlNode *)node), 0, NULL,
		    "lacks the name of a class");
		return;
	}
	if (is_view(model, node))
		binding_skip(binding, "view");
	else
		binding_use(binding);
	for (const xmlNode *child = node->children; child; child = child->next)
		if (hbm_class_kind(child, &kind))
			count(binding, model, child);
}

/* Of the open root element. */
static void
take_root(xmlTextReader *reader, HbmModel *model, HbmUnit *unit)
{
	const xmlNode *root = xmlTextReaderCurrentNode(reader);

	unit->package = hbm_attribute(model, root, "package");
	if (unit->package == NULL)
		unit->package = hbm_attribute(model, root, "namespace");
	unit->schema = hbm_attribute(model, root, "schema");
	if (unit->schema == NULL)
		unit->schema = hbm_attribute(model, root, "catalog");
}

static void
take_class(const Binding *binding, xmlTextReader *reader, HbmModel *model,
    HbmUnit *unit)
{
	unit->node = xmlTextReaderExpand(reader);
	if (unit->node == NULL)
		return;
	count(binding, model, unit->node);
	if (has_name(model, unit->node))
		hbm_model_add(model, unit);
}

bool
hbm_reader_read(Source *source, const Binding *binding, GError **error)
{
	g_autoptr(XmlStream) stream = xml_stream_new(source);
	xmlTextReader *reader = xml_stream_reader(stream);
	HbmModel *model = schema_assembler_classes(binding->assembler);
	HbmUnit unit = {
		.input = binding->index,
		.descriptor = binding->descriptor,
	};
	HbmKind kind;

	while (xml_stream_next(stream)) {
		if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT)
			continue;
		if (xmlTextReaderDepth(reader) == 0)
			take_root(reader, model, &unit);
		else if (xmlTextReaderDepth(reader) == 1 &&
			 hbm_class_kind(
			     xmlTextReaderCurrentNode(reader), &kind))
			take_class(binding, reader, model, &unit);
	}
	return xml_stream_finish(stream, binding->input, error);
}
