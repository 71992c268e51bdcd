import { generateKeyPairSync } from 'node:crypto';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Real private keys in PEM form, by algorithm and form, made for this run; without a last line end. */
export const PRIVATE_KEYS = {
  ec: ec.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
  ecSec1: ec.export({ type: 'sec1', format: 'pem' }).toString().trim(),
  rsa: rsa.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
  rsaPkcs1: rsa.export({ type: 'pkcs1', format: 'pem' }).toString().trim(),
};
