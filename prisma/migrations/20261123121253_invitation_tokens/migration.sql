-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "token_hash" BYTEA NOT NULL,
ALTER COLUMN "role" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_one_pending" ON "invitations"("organization_id", "email") WHERE (status = 'pending');
