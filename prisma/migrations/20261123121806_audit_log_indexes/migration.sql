-- AlterTable: an action is ASCII; in this collation an index serves LIKE 'integration.%' under any locale.
ALTER TABLE "audit_events" ALTER COLUMN "action" TYPE TEXT COLLATE "C";

-- DropIndex
DROP INDEX "audit_events_organization_id_created_at_idx";

-- CreateIndex
CREATE INDEX "audit_events_organization_id_created_at_id_idx" ON "audit_events"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_actor_idx" ON "audit_events"("organization_id", "actor_type", "actor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_action_idx" ON "audit_events"("organization_id", "action", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_environment_idx" ON "audit_events"("organization_id", "environment_id", "created_at" DESC, "id" DESC);
