-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "parent_id" UUID;
