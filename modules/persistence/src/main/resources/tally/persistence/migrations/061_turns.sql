-- Whose turn it is: the last time that a file of a business was begun, in one probe.
create index uploads_begun on uploads (business_id, processing_started_at);
