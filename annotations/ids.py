"""Fresh identifiers."""

from uuid import uuid4

from annotations.annotation import AnnotationId
from annotations.edit import EditId


def new_annotation_id() -> AnnotationId:
    """Make an id that no other annotation has."""
    return AnnotationId(uuid4().hex)


def new_edit_id() -> EditId:
    """Make an id that no other edit has."""
    return EditId(uuid4().hex)
