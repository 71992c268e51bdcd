-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "answers_novu" BOOLEAN NOT NULL DEFAULT false;
