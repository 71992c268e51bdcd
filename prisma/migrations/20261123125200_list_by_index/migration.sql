-- A page of the list, whatever filters it, is read from where it begins: live rows alone, newest first.
DROP INDEX "integrations_environment_id_created_at_id_idx";

CREATE INDEX "integrations_listed" ON "integrations"("environment_id", "created_at" DESC, "id" DESC) WHERE (deleted_at IS NULL);

CREATE INDEX "integrations_listed_channel" ON "integrations"("environment_id", "channel", "created_at" DESC, "id" DESC) WHERE (deleted_at IS NULL);

CREATE INDEX "integrations_listed_provider" ON "integrations"("environment_id", "provider_id", "created_at" DESC, "id" DESC) WHERE (deleted_at IS NULL);

CREATE INDEX "integrations_listed_active" ON "integrations"("environment_id", "active", "created_at" DESC, "id" DESC) WHERE (deleted_at IS NULL);
