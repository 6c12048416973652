"""The index: documents, the words they can be found by, and how much each word counts.

Nothing here is a source of truth: `musik search reindex` makes all of it anew from the subjects' rows.
"""

from django.db import models


class Document(models.Model):
    """One thing that can be found, as it is shown among answers."""

    source = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    path = models.CharField(max_length=200)
    title_da = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    summary_da = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    audience = models.CharField(max_length=40)
    capacity = models.PositiveIntegerField(null=True, db_index=True)
    capacity_standing = models.PositiveIntegerField(null=True)
    capacity_seated = models.PositiveIntegerField(null=True)
    parts = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "object_id"], name="one_document_per_object"),
        ]

    def __str__(self) -> str:
        return self.title_da


class Word(models.Model):
    """A word of the index. `count` is how many documents have it; only words the public has are ever suggested."""

    text = models.CharField(max_length=60, unique=True)
    shown = models.CharField(max_length=60)
    sound = models.CharField(max_length=60, db_index=True)
    count = models.PositiveIntegerField(default=0)
    public_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.text


class Posting(models.Model):
    """That a document has a word: how much it counts there, and its best place (part, start, length)."""

    pk = models.CompositePrimaryKey("word_id", "document_id")
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="postings", db_index=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="postings")
    weight = models.PositiveSmallIntegerField()
    part = models.PositiveSmallIntegerField()
    start = models.PositiveSmallIntegerField()
    length = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["word", "-weight", "document"], name="posting_by_weight")]

    def __str__(self) -> str:
        return f"{self.word_id}: {self.document_id} ({self.weight})"


class Spelling(models.Model):
    """What is left of a word's sound when a letter is taken out: the way from a misspelt word to a right one."""

    pk = models.CompositePrimaryKey("key", "word_id")
    key = models.CharField(max_length=60)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="spellings")

    def __str__(self) -> str:
        return self.key


class Equivalent(models.Model):
    """That a phrase means the same as other words, because a document says so (the glossary, a stage, a genre)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="equivalents")
    key = models.CharField(max_length=120, db_index=True)
    words = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.key} = {self.words}"
