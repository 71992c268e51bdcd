import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fieldComplaint } from '@/lib/catalogue/field-rules';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { type Recognised, recognise, type Subject } from '@/lib/recognise/recognise';
import { PRIVATE_KEYS } from '@/tests/private-keys';

import { PROVIDERS } from './index';
import { providerClues } from './provider-clues';

const SUBJECTS: readonly Subject[] = await Promise.all(
  PROVIDERS.map(async (provider) => ({ ...toPublicProvider(provider), clues: await providerClues(provider) })),
);

const SENDGRID = `SG.${'a'.repeat(22)}.${'b'.repeat(43)}`;
const SID = `AC${'0123456789abcdef'.repeat(2)}`;
const TOKEN = 'fedcba9876543210fedcba9876543210';
const TELNYX = `KEY${'0123456789ABCDEF'.repeat(2)}_${'aB3'.repeat(7)}c`;
const PLUNK = `sk_${'0a1b'.repeat(12)}`;
const GUID = '11111111-2222-4333-8444-555555555555';
const PEM = `-----BEGIN PRIVATE KEY-----\n${'MIGTAgEAMBMGByqGSM49'.repeat(3)}\n-----END PRIVATE KEY-----`;
const SERVICE_ACCOUNT = JSON.stringify({
  type: 'service_account',
  project_id: 'acme-123',
  private_key_id: 'abc',
  private_key: `${PEM}\n`,
  client_email: 'push@acme-123.iam.gserviceaccount.com',
  client_id: '1',
  token_uri: 'https://oauth2.googleapis.com/token',
});

const SMTP = { user: 'ada', password: 's3cret', host: 'mail.example.com', port: '587' };

type Case = readonly [
  what: string,
  paste: string,
  providerId: string,
  values: Readonly<Record<string, string | boolean>>,
];

/** Each matches one provider, and fills in exactly these values. */
const CASES: readonly Case[] = [
  [
    'smtp URL',
    'smtp://ada:s3cret@mail.example.com:2525',
    'nodemailer',
    { user: 'ada', password: 's3cret', host: 'mail.example.com', port: '2525' },
  ],
  [
    'smtp URL without a port',
    'smtp://ada:s3cret@mail.example.com',
    'nodemailer',
    { user: 'ada', password: 's3cret', host: 'mail.example.com', port: '587' },
  ],
  [
    'smtps URL',
    'smtps://ada:s3cret@mail.example.com',
    'nodemailer',
    { user: 'ada', password: 's3cret', host: 'mail.example.com', port: '465', secure: true },
  ],
  [
    'smtp URL, encoded',
    'smtp://ada%40acme.com:p%23ss%2Fword@mail.example.com:587/',
    'nodemailer',
    { user: 'ada@acme.com', password: 'p#ss/word', host: 'mail.example.com', port: '587' },
  ],
  [
    'smtp URL with "@" and "/" as they are',
    'smtp://ada@acme.com:pa@s/s@mail.example.com:587',
    'nodemailer',
    { user: 'ada@acme.com', password: 'pa@s/s', host: 'mail.example.com', port: '587' },
  ],
  [
    'smtp URL on the port of TLS',
    'smtp://ada:s3cret@mail.example.com:465',
    'nodemailer',
    { user: 'ada', password: 's3cret', host: 'mail.example.com', port: '465', secure: true },
  ],
  [
    'smtp URL with demands about TLS, in the words of nodemailer',
    'smtp://ada:s3cret@mail.example.com:587?requireTLS=true&tls.rejectUnauthorized=false',
    'nodemailer',
    { ...SMTP, requireTls: true, tlsOptions: '{ "rejectUnauthorized": false }' },
  ],
  [
    'smtp URL with a demand about TLS, in the words of Symfony',
    'MAILER_DSN=smtp://ada:s3cret@mail.example.com:587?verify_peer=0',
    'nodemailer',
    { ...SMTP, tlsOptions: '{ "rejectUnauthorized": false }' },
  ],
  ['smtp+starttls URL', 'smtp+starttls://ada:s3cret@mail.example.com', 'nodemailer', { ...SMTP, requireTls: true }],
  [
    'the options of nodemailer as JSON',
    JSON.stringify({
      host: 'mail.example.com',
      port: 587,
      secure: false,
      requireTLS: true,
      auth: { user: 'ada', pass: 's3cret' },
      tls: { rejectUnauthorized: false },
    }),
    'nodemailer',
    { ...SMTP, secure: false, requireTls: true, tlsOptions: '{ "rejectUnauthorized": false }' },
  ],
  [
    'grafana.ini',
    '[smtp]\nenabled = true\nhost = mail.example.com:587\nuser = ada\n# comment\n;cert_file =\npassword = """#s3;cret"""\nfrom_address = news@acme.com\nfrom_name = Acme\nstartTLS_policy = MandatoryStartTLS\nskip_verify = true\n[log]\nmode = console',
    'nodemailer',
    {
      ...SMTP,
      password: '#s3;cret',
      from: 'news@acme.com',
      senderName: 'Acme',
      requireTls: true,
      tlsOptions: '{ "rejectUnauthorized": false }',
    },
  ],
  [
    'Grafana’s variables, with the port in the host',
    'GF_SMTP_HOST=mail.example.com:587\nGF_SMTP_USER=ada\nGF_SMTP_PASSWORD=s3cret\nGF_SMTP_FROM_ADDRESS=news@acme.com',
    'nodemailer',
    { ...SMTP, from: 'news@acme.com' },
  ],
  [
    'a host in brackets with its port',
    'SMTP_HOST=[2001:db8::25]:2525\nSMTP_USER=ada\nSMTP_PASSWORD=s3cret',
    'nodemailer',
    { ...SMTP, host: '2001:db8::25', port: '2525' },
  ],
  [
    'a password that ends in a comma',
    'SMTP_HOST=mail.example.com\nSMTP_PORT=587\nSMTP_USER=ada\nSMTP_PASSWORD=abc,def,',
    'nodemailer',
    { ...SMTP, password: 'abc,def,' },
  ],
  [
    'a password that ends in a semicolon',
    'SMTP_HOST=mail.example.com\nSMTP_PORT=587\nSMTP_USER=ada\nSMTP_PASSWORD=abc;def;',
    'nodemailer',
    { ...SMTP, password: 'abc;def;' },
  ],
  [
    'a password with spaces in quotes',
    'SMTP_HOST=mail.example.com\nSMTP_PORT=587\nSMTP_USER=ada\nSMTP_PASSWORD=" s3 cret "',
    'nodemailer',
    { ...SMTP, password: ' s3 cret ' },
  ],
  ['smtp URL without sign-in', 'smtp://relay.internal:25', 'nodemailer', { host: 'relay.internal', port: '25' }],
  [
    'SMTP_ variables',
    'SMTP_HOST=mail.example.com\nSMTP_PORT=587\nSMTP_USER=ada\nSMTP_PASS="s3 cret"\nSMTP_FROM="Acme <news@acme.com>"',
    'nodemailer',
    {
      host: 'mail.example.com',
      port: '587',
      user: 'ada',
      password: 's3 cret',
      from: 'news@acme.com',
      senderName: 'Acme',
    },
  ],
  [
    'Laravel',
    'APP_NAME=Acme\nMAIL_MAILER=smtp\nMAIL_HOST=mail.example.com\nMAIL_PORT=465\nMAIL_USERNAME=ada\nMAIL_PASSWORD=s3cret\nMAIL_FROM_ADDRESS=news@acme.com\nMAIL_FROM_NAME="Acme News"\nAWS_ACCESS_KEY_ID=\nAWS_DEFAULT_REGION=us-east-1',
    'nodemailer',
    {
      host: 'mail.example.com',
      port: '465',
      secure: true,
      user: 'ada',
      password: 's3cret',
      from: 'news@acme.com',
      senderName: 'Acme News',
    },
  ],
  [
    'Django',
    'EMAIL_HOST=mail.example.com\nEMAIL_PORT=587\nEMAIL_HOST_USER=ada\nEMAIL_HOST_PASSWORD=s3cret\nEMAIL_USE_TLS=True\nDEFAULT_FROM_EMAIL=news@acme.com',
    'nodemailer',
    { host: 'mail.example.com', port: '587', user: 'ada', password: 's3cret', requireTls: true, from: 'news@acme.com' },
  ],
  [
    'Symfony',
    'MAILER_DSN=smtp://ada:s3cret@mail.example.com:2525',
    'nodemailer',
    { user: 'ada', password: 's3cret', host: 'mail.example.com', port: '2525' },
  ],
  [
    'what a console shows',
    'Host: sandbox.smtp.example.com\nPort: 25, 465, 587 or 2525\nUsername: abc\nPassword: def',
    'nodemailer',
    { host: 'sandbox.smtp.example.com', user: 'abc', password: 'def' },
  ],
  [
    'labels of a console',
    'SMTP Server: mail.example.com\nPort: 587\nUsername: ada\nPassword: s3cret',
    'nodemailer',
    { host: 'mail.example.com', port: '587', user: 'ada', password: 's3cret' },
  ],
  [
    'labels, with the port in the host',
    'Host: mail.example.com:587\nUsername: ada\nPassword: s3cret',
    'nodemailer',
    SMTP,
  ],
  [
    'the options of nodemailer in JavaScript',
    'nodemailer.createTransport({\n  host: "mail.example.com",\n  port: 587,\n  auth: {\n    user: "ada",\n    pass: \'s3cret\',\n  },\n  tls: { rejectUnauthorized: false },\n});',
    'nodemailer',
    { ...SMTP, tlsOptions: '{ "rejectUnauthorized": false }' },
  ],
  [
    'labels without a word of SMTP',
    'Host: mail.example.com\nPort: 2525\nUsername: ada\nPassword: s3cret',
    'nodemailer',
    { host: 'mail.example.com', port: '2525', user: 'ada', password: 's3cret' },
  ],
  [
    'an AWS profile for SES',
    '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG\nses_region = eu-west-1',
    'ses',
    { apiKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG', region: 'eu-west-1' },
  ],
  [
    'labels of the Twilio console',
    `Account SID: ${SID}\nAuth Token: ${TOKEN}`,
    'twilio',
    { accountSid: SID, token: TOKEN },
  ],
  ['SendGrid variable', `SENDGRID_API_KEY=${SENDGRID}`, 'sendgrid', { apiKey: SENDGRID }],
  [
    'exported, quoted, with a comment',
    `# mail\nexport SENDGRID_API_KEY='${SENDGRID}'\nexport FROM_EMAIL=news@acme.com # the sender`,
    'sendgrid',
    { apiKey: SENDGRID, from: 'news@acme.com' },
  ],
  ['a prefix of the house', `ACME_PROD_SENDGRID_API_KEY=${SENDGRID}`, 'sendgrid', { apiKey: SENDGRID }],
  ['PowerShell', `$env:SENDGRID_API_KEY = "${SENDGRID}"`, 'sendgrid', { apiKey: SENDGRID }],
  [
    'compose file',
    `environment:\n  - SENDGRID_API_KEY=${SENDGRID}\n  - NODE_ENV=production`,
    'sendgrid',
    { apiKey: SENDGRID },
  ],
  ['YAML', `sendgrid_api_key: "${SENDGRID}"`, 'sendgrid', { apiKey: SENDGRID }],
  [
    'appsettings.json',
    JSON.stringify({ SendGrid: { ApiKey: SENDGRID, FromEmail: 'news@acme.com' } }),
    'sendgrid',
    { apiKey: SENDGRID, from: 'news@acme.com' },
  ],
  ['a nameless variable with a telling value', `API_KEY=${SENDGRID}`, 'sendgrid', { apiKey: SENDGRID }],
  [
    'SendGrid curl',
    `curl -X POST "https://api.sendgrid.com/v3/mail/send" \\\n  --header "Authorization: Bearer ${SENDGRID}" \\\n  --header 'Content-Type: application/json' -d '{"subject":"Hi"}'`,
    'sendgrid',
    { apiKey: SENDGRID },
  ],
  [
    'SendGrid curl, EU',
    `curl https://api.eu.sendgrid.com/v3/scopes -H 'authorization: bearer ${SENDGRID}'`,
    'sendgrid',
    { apiKey: SENDGRID, region: 'eu' },
  ],
  ['bare SendGrid key', SENDGRID, 'sendgrid', { apiKey: SENDGRID }],
  [
    'Twilio variables',
    `TWILIO_ACCOUNT_SID=${SID}\nTWILIO_AUTH_TOKEN=${TOKEN}\nTWILIO_PHONE_NUMBER=+15551234567`,
    'twilio',
    { accountSid: SID, token: TOKEN, from: '+15551234567' },
  ],
  [
    'Twilio curl',
    `curl -X POST https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages.json --data-urlencode "From=+15551234567" --data-urlencode "Body=Hi" -u ${SID}:${TOKEN}`,
    'twilio',
    { accountSid: SID, token: TOKEN, from: '+15551234567' },
  ],
  ['bare SID and token', `${SID}\n${TOKEN}`, 'twilio', { accountSid: SID, token: TOKEN }],
  ['SID and token with a colon', `${SID}:${TOKEN}`, 'twilio', { accountSid: SID, token: TOKEN }],
  ['bare SID', SID, 'twilio', { accountSid: SID }],
  [
    'Mailgun variables',
    `MAILGUN_API_KEY=key-${TOKEN}\nMAILGUN_DOMAIN=mg.acme.com`,
    'mailgun',
    { apiKey: `key-${TOKEN}`, domain: 'mg.acme.com', user: 'api' },
  ],
  [
    'Mailgun curl, EU',
    `curl -s --user 'api:key-${TOKEN}' https://api.eu.mailgun.net/v3/mg.acme.com/messages -F from='Acme <news@acme.com>' -F to=bob@example.com`,
    'mailgun',
    {
      user: 'api',
      apiKey: `key-${TOKEN}`,
      domain: 'mg.acme.com',
      baseUrl: 'https://api.eu.mailgun.net',
      from: 'news@acme.com',
      senderName: 'Acme',
    },
  ],
  ['bare Mailgun key', `key-${TOKEN}`, 'mailgun', { apiKey: `key-${TOKEN}`, user: 'api' }],
  [
    'Postmark curl',
    `curl "https://api.postmarkapp.com/email" -X POST -H "X-Postmark-Server-Token: ${GUID}" -d "{\\"From\\": \\"news@acme.com\\"}"`,
    'postmark',
    { apiKey: GUID, from: 'news@acme.com' },
  ],
  ['Postmark variable', `POSTMARK_SERVER_TOKEN=${GUID}`, 'postmark', { apiKey: GUID }],
  [
    'Mailjet variables',
    'MJ_APIKEY_PUBLIC=abcdef0123456789\nMJ_APIKEY_PRIVATE=9876543210fedcba',
    'mailjet',
    { apiKey: 'abcdef0123456789', secretKey: '9876543210fedcba' },
  ],
  [
    'Resend curl',
    `curl -X POST 'https://api.resend.com/emails' -H 'Authorization: Bearer re_abcdefgh_0123456789' -d $'{"from":"Acme <news@acme.com>","to":["a@example.com"]}'`,
    'resend',
    { apiKey: 're_abcdefgh_0123456789', from: 'news@acme.com', senderName: 'Acme' },
  ],
  ['bare Resend key', 're_abcdefgh_0123456789', 'resend', { apiKey: 're_abcdefgh_0123456789' }],
  [
    'bare MailerSend key',
    'mlsn.0123456789abcdef0123456789abcdef',
    'mailersend',
    { apiKey: 'mlsn.0123456789abcdef0123456789abcdef' },
  ],
  [
    'Mandrill curl',
    `curl -d '{"key":"md-abcdefghijklmnop"}' https://mandrillapp.com/api/1.3/messages/send.json`,
    'mandrill',
    { apiKey: 'md-abcdefghijklmnop' },
  ],
  [
    'SparkPost curl',
    `curl https://api.eu.sparkpost.com/api/v1/transmissions -H "Authorization: ${TOKEN}"`,
    'sparkpost',
    { apiKey: TOKEN, region: 'eu' },
  ],
  [
    'SES by its own names',
    'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nAWS_SES_REGION=eu-west-1',
    'ses',
    { apiKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'eu-west-1' },
  ],
  [
    'Infobip curl',
    `curl -L 'https://abc12.api.infobip.com/sms/2/text/advanced' -H 'Authorization: App ${TOKEN}'`,
    '*infobip',
    { apiKey: TOKEN, baseUrl: 'abc12.api.infobip.com' },
  ],
  [
    'Vonage curl',
    `curl -X POST "https://rest.nexmo.com/sms/json" -d "from=Acme" -d "api_key=abc12345" -d "api_secret=Secret0123456789"`,
    'nexmo',
    { apiKey: 'abc12345', secretKey: 'Secret0123456789', from: 'Acme' },
  ],
  [
    'Vonage variables',
    'VONAGE_API_KEY=abc12345\nVONAGE_API_SECRET=Secret0123456789',
    'nexmo',
    { apiKey: 'abc12345', secretKey: 'Secret0123456789' },
  ],
  [
    'Nexmo, as it was called',
    'NEXMO_API_KEY=abc12345\nNEXMO_API_SECRET=Secret0123456789',
    'nexmo',
    { apiKey: 'abc12345', secretKey: 'Secret0123456789' },
  ],
  [
    'Plivo variables',
    'PLIVO_AUTH_ID=MAXXXXXXXXXXXXXXXXXX\nPLIVO_AUTH_TOKEN=0123456789abcdef',
    'plivo',
    { accountSid: 'MAXXXXXXXXXXXXXXXXXX', token: '0123456789abcdef' },
  ],
  [
    'Telnyx variables',
    `TELNYX_API_KEY=KEY0123456789ABCDEF_abc\nTELNYX_MESSAGING_PROFILE_ID=${GUID}`,
    'telnyx',
    { apiKey: 'KEY0123456789ABCDEF_abc', messageProfileId: GUID },
  ],
  [
    'MessageBird curl',
    'curl https://rest.messagebird.com/balance -H "Authorization: AccessKey live_0123456789abcdef"',
    'messagebird',
    { accessKey: 'live_0123456789abcdef' },
  ],
  [
    'Sinch curl',
    `curl -X POST -H "Authorization: Bearer ${TOKEN}" https://us.sms.api.sinch.com/xms/v1/plan123/batches`,
    'sinch',
    { apiToken: TOKEN, region: 'us', servicePlanId: 'plan123' },
  ],
  [
    'Azure connection string',
    'endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0c2VjcmV0c2VjcmV0',
    'azure-sms',
    { accessKey: 'endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0c2VjcmV0c2VjcmV0' },
  ],
  [
    'Telegram variable',
    'TELEGRAM_BOT_TOKEN=123456789:AAEhBP0av28fYlL-hcHRfuJ0kGHBabcdefg',
    'telegram',
    { apiToken: '123456789:AAEhBP0av28fYlL-hcHRfuJ0kGHBabcdefg' },
  ],
  [
    'Telegram address',
    'https://api.telegram.org/bot123456789:AAEhBP0av28fYlL-hcHRfuJ0kGHBabcdefg/getMe',
    'telegram',
    { apiToken: '123456789:AAEhBP0av28fYlL-hcHRfuJ0kGHBabcdefg' },
  ],
  [
    'bare Telegram token',
    '123456789:AAEhBP0av28fYlL-hcHRfuJ0kGHBabcdefg',
    'telegram',
    { apiToken: '123456789:AAEhBP0av28fYlL-hcHRfuJ0kGHBabcdefg' },
  ],
  [
    'Slack variables',
    'SLACK_CLIENT_ID=1234567890.1234567890\nSLACK_CLIENT_SECRET=0123456789abcdef\nSLACK_SIGNING_SECRET=fedcba9876543210\nSLACK_APP_ID=A0123456789',
    'slack',
    {
      clientId: '1234567890.1234567890',
      secretKey: '0123456789abcdef',
      signingSecret: 'fedcba9876543210',
      applicationId: 'A0123456789',
    },
  ],
  ['Slack webhook', 'https://hooks.slack.com/services/T00/B00/XXXXabcd', 'slack', {}],
  ['Discord webhook', 'https://discord.com/api/webhooks/123/abc-DEF', 'discord', {}],
  ['Discord variable', 'DISCORD_WEBHOOK_URL=https://discord.com/api/webhooks/123/abc-DEF', 'discord', {}],
  [
    'Teams webhook',
    'https://prod-12.westeurope.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?api-version=2016-06-01&sig=abc',
    'msteams',
    {},
  ],
  [
    'WhatsApp curl',
    `curl -i -X POST https://graph.facebook.com/v22.0/123456789012345/messages -H 'Authorization: Bearer EAAabcdefghijklmnopqrstuvwxyz0123456789'`,
    'whatsapp-business',
    { apiToken: 'EAAabcdefghijklmnopqrstuvwxyz0123456789', phoneNumberIdentification: '123456789012345' },
  ],
  ['service account', SERVICE_ACCOUNT, 'fcm', { serviceAccount: SERVICE_ACCOUNT }],
  [
    'service account in a variable',
    `FIREBASE_SERVICE_ACCOUNT='${SERVICE_ACCOUNT}'`,
    'fcm',
    { serviceAccount: SERVICE_ACCOUNT },
  ],
  [
    'APNs variables',
    `APNS_KEY_ID=ABC123DEFG\nAPNS_TEAM_ID=DEF123GHIJ\nAPNS_BUNDLE_ID=com.acme.app\nAPNS_PRIVATE_KEY="${PEM}"`,
    'apns',
    { apiKey: 'ABC123DEFG', projectName: 'DEF123GHIJ', applicationId: 'com.acme.app', secretKey: PEM },
  ],
  ['private key on one line', `APNS_PRIVATE_KEY="${PEM.replaceAll('\n', '\\n')}"`, 'apns', { secretKey: PEM }],
  ['.p8 file', PEM, 'apns', { secretKey: PEM }],
  [
    'OneSignal variables',
    `ONESIGNAL_APP_ID=${GUID}\nONESIGNAL_REST_API_KEY=os_v2_app_${'a'.repeat(40)}`,
    'one-signal',
    { applicationId: GUID, apiKey: `os_v2_app_${'a'.repeat(40)}` },
  ],
  [
    'OneSignal curl',
    `curl "https://api.onesignal.com/notifications?app_id=${GUID}" -H "Authorization: Key abcdefghijkl"`,
    'one-signal',
    { applicationId: GUID, apiKey: 'abcdefghijkl' },
  ],
  [
    'OneSignal curl, with the app in its body',
    `curl -X POST https://api.onesignal.com/notifications -H "Authorization: Key os_v2_app_${'a'.repeat(40)}" -d '{"app_id":"${GUID}","contents":{"en":"Hi"}}'`,
    'one-signal',
    { applicationId: GUID, apiKey: `os_v2_app_${'a'.repeat(40)}` },
  ],
  [
    'Braze curl',
    `curl -X POST https://rest.iad-01.braze.com/messages/send -H "Authorization: Bearer ${GUID}" -d '{}'`,
    'braze',
    { apiURL: 'https://rest.iad-01.braze.com', apiKey: GUID },
  ],
  [
    'Braze variables, without https://',
    `BRAZE_API_KEY=${GUID}\nBRAZE_REST_ENDPOINT=rest.iad-01.braze.com`,
    'braze',
    { apiURL: 'https://rest.iad-01.braze.com', apiKey: GUID },
  ],
  [
    'Infobip curl, US',
    `curl 'https://abc12.api-us.infobip.com/sms/2/text/advanced' -H 'Authorization: App ${TOKEN}'`,
    '*infobip',
    { apiKey: TOKEN, baseUrl: 'abc12.api-us.infobip.com' },
  ],
  [
    'Sendblue curl',
    `curl https://api.sendblue.co/api/send-message -H 'sb-api-key-id: ${TOKEN}' -H 'sb-api-secret-key: s-${TOKEN}'`,
    'sendblue',
    { apiKey: TOKEN, secretKey: `s-${TOKEN}` },
  ],
  [
    'Termii curl, v3',
    `curl https://v3.api.termii.com/api/sms/send -d '{"api_key":"TL${TOKEN}","to":"1","from":"Acme","sms":"Hi"}'`,
    'termii',
    { apiKey: `TL${TOKEN}`, from: 'Acme' },
  ],
  [
    'CM curl',
    `curl https://gw.cmtelecom.com/v1.0/message -H 'X-CM-PRODUCTTOKEN: ${GUID}' -d '{}'`,
    'cm-telecom',
    { apiToken: GUID },
  ],
  [
    'Azure by the name of its quickstarts',
    'COMMUNICATION_SERVICES_CONNECTION_STRING=endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0c2VjcmV0c2VjcmV0',
    'azure-sms',
    { accessKey: 'endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0c2VjcmV0c2VjcmV0' },
  ],
  [
    'Azure by another name, quoted',
    'AZURE_COMMUNICATION_CONNECTION_STRING="endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0c2VjcmV0c2VjcmV0"',
    'azure-sms',
    { accessKey: 'endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0c2VjcmV0c2VjcmV0' },
  ],
  [
    'Bandwidth variables',
    'BW_ACCOUNT_ID=9900000\nBW_USERNAME=ada\nBW_PASSWORD=s3cret\nBW_NUMBER=+15551234567',
    'bandwidth',
    { accountSid: '9900000', user: 'ada', password: 's3cret', from: '+15551234567' },
  ],
  [
    'RingCentral variables',
    'RC_APP_CLIENT_ID=abc\nRC_APP_CLIENT_SECRET=def\nRC_USER_JWT=eyJ0.eyJ1.sig\nRC_SERVER_URL=https://platform.ringcentral.com',
    'ring-central',
    { clientId: 'abc', secretKey: 'def', token: 'eyJ0.eyJ1.sig' },
  ],
  [
    'RingCentral’s credentials file',
    JSON.stringify({
      clientId: 'abc',
      clientSecret: 'def',
      server: 'https://platform.ringcentral.com',
      jwt: { 'My app': 'eyJ0.eyJ1.sig' },
    }),
    'ring-central',
    { clientId: 'abc', secretKey: 'def', token: 'eyJ0.eyJ1.sig' },
  ],
  [
    'Africa’s Talking variables',
    `AT_API_KEY=atsk_${'0a1b'.repeat(16)}\nAT_USERNAME=acme`,
    'africas-talking',
    { apiKey: `atsk_${'0a1b'.repeat(16)}`, user: 'acme' },
  ],
  ['BulkSMS variables', 'BULKSMS_TOKEN_ID=abc\nBULKSMS_TOKEN_SECRET=def*ghi', 'bulk-sms', { apiToken: 'abc:def*ghi' }],
  ['bare Telnyx key', TELNYX, 'telnyx', { apiKey: TELNYX }],
  ['bare Plunk key', PLUNK, 'plunk', { apiKey: PLUNK }],
  [
    'Expo curl',
    'curl -H "Authorization: Bearer abcdefghij" https://exp.host/--/api/v2/push/send',
    'expo',
    { apiKey: 'abcdefghij' },
  ],
];

const base64 = (text: string) => Buffer.from(text).toString('base64');
const ACCOUNT = {
  type: 'service_account',
  project_id: 'acme-123',
  private_key: `${PRIVATE_KEYS.rsa}\n`,
  client_email: 'push@acme-123.iam.gserviceaccount.com',
};
const ACCOUNT_FILE = JSON.stringify(ACCOUNT, null, 2);
const ONE_LINE = PRIVATE_KEYS.rsa.replaceAll('\n', '\\n');

/** As above, for files: what a JSON field gets is compared as an object. */
const FILES: readonly Case[] = [
  ...['FIREBASE', 'GOOGLE', 'FCM', 'NEXT_PUBLIC_FIREBASE', 'FIREBASE_ADMIN'].flatMap((prefix): Case[] => [
    [
      `the three variables of firebase-admin (${prefix})`,
      `${prefix}_PROJECT_ID=acme-123\n${prefix}_CLIENT_EMAIL=${ACCOUNT.client_email}\n${prefix}_PRIVATE_KEY="${ONE_LINE}\\n"`,
      'fcm',
      { serviceAccount: ACCOUNT_FILE },
    ],
    [
      `the same with line ends in quotes (${prefix})`,
      `${prefix}_PROJECT_ID='acme-123'\n${prefix}_PRIVATE_KEY='${PRIVATE_KEYS.rsa}'\n${prefix}_CLIENT_EMAIL=${ACCOUNT.client_email}`,
      'fcm',
      { serviceAccount: ACCOUNT_FILE },
    ],
  ]),
  [
    'the three of firebase-admin in JavaScript',
    `cert({\n  projectId: "acme-123",\n  clientEmail: '${ACCOUNT.client_email}',\n  privateKey: "${ONE_LINE}\\n",\n})`,
    'fcm',
    { serviceAccount: ACCOUNT_FILE },
  ],
  [
    'the three in an object',
    JSON.stringify({
      firebase: { projectId: 'acme-123', clientEmail: ACCOUNT.client_email, privateKey: ACCOUNT.private_key },
    }),
    'fcm',
    { serviceAccount: ACCOUNT_FILE },
  ],
  ['a service account in single quotes, as in Helm', `'${ACCOUNT_FILE}'`, 'fcm', { serviceAccount: ACCOUNT_FILE }],
  ['a service account as JSON text', JSON.stringify(ACCOUNT_FILE), 'fcm', { serviceAccount: ACCOUNT_FILE }],
  ['a service account in base64', base64(ACCOUNT_FILE), 'fcm', { serviceAccount: ACCOUNT_FILE }],
  [
    'a service account in base64 in a variable',
    `FIREBASE_SERVICE_ACCOUNT_BASE64=${base64(ACCOUNT_FILE)}`,
    'fcm',
    { serviceAccount: ACCOUNT_FILE },
  ],
  [
    'a service account as escaped JSON in a variable',
    `FIREBASE_SERVICE_ACCOUNT=${JSON.stringify(JSON.stringify(ACCOUNT))}`,
    'fcm',
    { serviceAccount: ACCOUNT_FILE },
  ],
  [
    'a service account over several lines in a variable',
    `FIREBASE_SERVICE_ACCOUNT='${ACCOUNT_FILE}'\nOTHER=1`,
    'fcm',
    { serviceAccount: ACCOUNT_FILE },
  ],
  [
    'a service account with a key escaped twice',
    JSON.stringify({ ...ACCOUNT, private_key: `${ONE_LINE}\\n` }),
    'fcm',
    { serviceAccount: ACCOUNT_FILE },
  ],
];

/** Private keys in the shapes that tools give them. */
const KEYS: readonly (readonly [what: string, paste: string])[] = [
  ['base64 of a .p8', base64(PRIVATE_KEYS.ec)],
  ['in one line', PRIVATE_KEYS.ec.replaceAll('\n', '')],
  ['after Bag Attributes', `Bag Attributes\n    localKeyID: 54 69\n${PRIVATE_KEYS.ec}`],
  [
    'after its parameters',
    `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${PRIVATE_KEYS.ec}`,
  ],
  ['after a comment', `# the key of the app\n${PRIVATE_KEYS.ec}`],
  ['in a variable without quotes', `APNS_PRIVATE_KEY=${PRIVATE_KEYS.ec.replaceAll('\n', '\\n')}`],
  ['in a variable in single quotes', `APNS_PRIVATE_KEY='${PRIVATE_KEYS.ec.replaceAll('\n', '\\n')}'`],
  ['in a variable in base64', `APNS_PRIVATE_KEY_BASE64=${base64(PRIVATE_KEYS.ec)}`],
  ['in YAML', `APNS_PRIVATE_KEY: |\n  ${PRIVATE_KEYS.ec.replaceAll('\n', '\n  ')}\nOTHER: 1`],
];

/** Secrets of others. Nothing of them is in any form. */
const OTHERS: readonly (readonly [what: string, paste: string])[] = [
  ['a password that begins as a key of Telnyx', 'KEYCLOAK_ADMIN_PASSWORD=hunter2hunter2'],
  ['a key ID', 'KEY_ID=ABCDE12345'],
  ['a word', 'KEYBOARD-SHORTCUT-LIST'],
  ['a name that begins as a key of Resend', 're_captcha_site_key'],
  ['Stripe', `STRIPE_SECRET_KEY=sk_live_${'a1B2'.repeat(12)}`],
  ['Stripe, hexadecimal', `sk_test_${'0a1b'.repeat(12)}`],
  ['a bare word that begins with ap_', 'ap_southeast_1_bucket_name'],
  ['a part of a service account', ACCOUNT_FILE.slice(0, 900)],
  ['a private key that no provider takes', PRIVATE_KEYS.rsa],
  ['the private key of an unnamed thing', `TLS_KEY="${PRIVATE_KEYS.rsa}"`],
  [
    'an application of Vonage',
    `VONAGE_APPLICATION_ID=${GUID}\nVONAGE_PRIVATE_KEY="${PRIVATE_KEYS.rsa.replaceAll('\n', '\\n')}"`,
  ],
  ['the path of a key', `VONAGE_APPLICATION_ID=${GUID}\nVONAGE_PRIVATE_KEY=./private.key`],
  ['only the key of Firebase', `FIREBASE_PRIVATE_KEY="${ONE_LINE}"`],
  [
    'Firebase with two projects',
    `FIREBASE_PROJECT_ID=a\nADMIN_FIREBASE_PROJECT_ID=b\nFIREBASE_CLIENT_EMAIL=${ACCOUNT.client_email}\nFIREBASE_PRIVATE_KEY="${ONE_LINE}"`,
  ],
  ['the webhook of a Teams channel', 'https://outlook.office.com/webhook/abc/IncomingWebhook/def'],
  ['the webhook of Teams for governments', 'https://prod-1.usgovtexas.logic.azure.us/workflows/abc?sig=secret'],
  ['the webhook of Teams in China', 'https://prod-1.chinanorth3.logic.azure.cn/workflows/abc?sig=secret'],
  ['the webhook of a flow for governments', 'https://default.0.environment.api.powerplatform.us/powerautomate/x?sig=y'],
  ['the webhook of Slack for governments', 'https://hooks.slack-gov.com/services/T00/B00/XXXX'],
  [
    'another product of the vendor',
    'curl https://api.bird.com/workspaces/1 -H "Authorization: AccessKey abcdefghijkl"',
  ],
  ['what is beside a provider in an object', '{"sendgrid":{"from":"a@b.co"},"key":"hunter2hunter2","token":"hunter2"}'],
  ['a curl to an API that is not in the catalog', `curl https://api.stripe.com/v1/charges -u sk_live_${TOKEN}:`],
  ['the same with a header', `curl https://api.example.com/v1 -H "Authorization: Bearer ${TOKEN}"`],
  ['a key of Twilio beside what is named for another', `SID=${SID}\nOTHER_KEY=${TOKEN}`],
];

/** Each may match several providers, and the person chooses. */
const CHOICES: readonly (readonly [what: string, paste: string, providerIds: readonly string[]])[] = [
  [
    'AWS',
    'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG\nAWS_REGION=us-east-1',
    ['ses', 'sns'],
  ],
  ['a bare AWS key', 'AKIAIOSFODNN7EXAMPLE', ['ses', 'sns']],
  ['Brevo', 'BREVO_API_KEY=xkeysib-0123456789abcdef', ['brevo-sms', 'sendinblue']],
  ['a bare Brevo key', 'xkeysib-0123456789abcdef', ['brevo-sms', 'sendinblue']],
  [
    'two vendors in one file',
    `SENDGRID_API_KEY=${SENDGRID}\nTWILIO_ACCOUNT_SID=${SID}\nTWILIO_AUTH_TOKEN=${TOKEN}\nDATABASE_URL=postgres://a:b@db/c`,
    ['sendgrid', 'twilio'],
  ],
  ['a webhook of one’s own', 'https://hooks.acme.com/notify', ['email-webhook', 'push-webhook']],
  ['a self-hosted chat', 'https://chat.acme.com/hooks/abc123', ['mattermost', 'rocket-chat']],
];

const NOTHING = [
  '',
  '   \n',
  'sendgrid',
  'hello world, how are you',
  'DATABASE_URL=postgres://a:b@db/c\nNODE_ENV=production',
  'curl',
  'curl --header',
  '{"a":',
  '{}',
  '-----BEGIN PRIVATE KEY-----',
  'smtp://',
  'ftp://ada:pw@example.com',
];

const only = ({ choices }: Recognised) => {
  expect(choices.map(({ providerId }) => providerId)).toHaveLength(1);
  return choices[0]!;
};

describe('a pasted text', () => {
  it.each(CASES)('%s', (_what, paste, providerId, values) => {
    const recognised = recognise(paste, SUBJECTS);
    if (providerId.startsWith('*')) {
      expect(recognised.choices).toHaveLength(2);
      for (const choice of recognised.choices) expect(choice).toMatchObject({ values });
      return;
    }
    const found = only(recognised);
    expect({ id: found.providerId, values: found.values }).toEqual({ id: providerId, values });
  });

  it.each(FILES)('%s', (_what, paste, providerId, values) => {
    const found = only(recognise(paste, SUBJECTS));
    expect(found.providerId).toBe(providerId);
    expect(Object.keys(found.values)).toEqual(Object.keys(values));
    const account = JSON.parse(found.values.serviceAccount as string) as typeof ACCOUNT;
    expect({ ...account, private_key: `${account.private_key.trim()}\n` }).toEqual(
      JSON.parse(values['serviceAccount'] as string),
    );
  });

  it.each(KEYS)('a private key %s', (_what, paste) => {
    const found = only(recognise(paste, SUBJECTS));
    expect({ id: found.providerId, values: found.values }).toEqual({
      id: 'apns',
      values: { secretKey: PRIVATE_KEYS.ec },
    });
  });

  it.each(OTHERS)('fills no field with a secret of somebody else: %s', (_what, paste) => {
    const { choices } = recognise(paste, SUBJECTS);
    const secrets = choices.flatMap(({ providerId, values }) =>
      SUBJECTS.find(({ id }) => id === providerId)!
        .fields.filter(({ key, secret }) => secret && values[key] !== undefined)
        .map(({ key }) => `${providerId}.${key}`),
    );
    expect(secrets).toEqual([]);
    expect(choices.map(({ providerId }) => providerId)).not.toContain('email-webhook');
    // Reasons hold names, never values.
    expect(JSON.stringify(choices.map(({ unused }) => unused))).not.toMatch(/hunter2|MII|sk_live|sig=/);
  });

  it.each(CHOICES)('offers a choice if it may match several: %s', (_what, paste, providerIds) => {
    const { choices } = recognise(paste, SUBJECTS);
    expect(choices.map(({ providerId }) => providerId).toSorted()).toEqual(providerIds);
  });

  it.each(NOTHING)('says so if it matches none: %j', (paste) => {
    const { choices, reason } = recognise(paste, SUBJECTS);
    expect(choices).toEqual([]);
    expect(reason).toMatch(/\.$/);
  });

  it('reports what it did not use, and why, without the value', () => {
    const { unused } = only(
      recognise(
        `TWILIO_ACCOUNT_SID=ACnothex\nTWILIO_AUTH_TOKEN=${TOKEN}\nTWILIO_API_KEY=SK${TOKEN}\nTWILIO_FROM=`,
        SUBJECTS,
      ),
    );
    expect(unused).toEqual([
      { what: 'TWILIO_ACCOUNT_SID', why: expect.stringContaining('"AC" followed by 32') as string },
      { what: 'TWILIO_API_KEY' },
      { what: 'TWILIO_FROM', why: 'It is empty.' },
    ]);
    expect(JSON.stringify(unused)).not.toContain('nothex');
  });

  it('takes no placeholder of a manual for a value', () => {
    for (const sample of ['$SENDGRID_API_KEY', '<your-key>', 'YOUR_API_KEY', '{{key}}', 'xxxxxxxx', '***'])
      expect(only(recognise(`POSTMARK_API_TOKEN=${sample}`, SUBJECTS)).values).toEqual({});
  });

  it('mentions parameters of an address that no field takes', () => {
    const { unused } = only(recognise('smtp://ada:s3cret@mail.example.com?pool=true&requireTLS=maybe', SUBJECTS));
    expect(unused).toEqual([{ what: '“pool” of the address' }, { what: '“requireTLS” of the address' }]);
  });

  it('says what is missing of a file that comes in parts', () => {
    const { values, unused } = only(recognise(`FIREBASE_PRIVATE_KEY="${ONE_LINE}"`, SUBJECTS));
    expect(values).toEqual({});
    expect(unused).toEqual([
      {
        what: 'FIREBASE_PRIVATE_KEY',
        why: expect.stringContaining('project_id, client_email are not there') as string,
      },
    ]);
  });

  it('says why a temporary key of AWS is of no use', () => {
    const { choices } = recognise('AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE', SUBJECTS);
    for (const { unused } of choices) expect(JSON.stringify(unused)).toContain('needs a session token');
    expect(choices.length).toBe(2);
  });

  it('says why the address of a channel is not stored', () => {
    const { unused } = only(recognise('https://hooks.slack.com/services/T00/B00/XXXXabcd', SUBJECTS));
    expect(unused).toEqual([{ what: 'the address', why: expect.stringContaining('with each recipient') as string }]);
  });

  it('recognizes every provider by settings named after it and its labels', () => {
    for (const subject of SUBJECTS) {
      const fields = subject.fields.filter(({ hidden, kind }) => !hidden && (kind === 'secret' || kind === 'text'));
      const field = fields.find(({ required }) => required);
      if (!field) continue;
      const name = `${subject.id}_${field.label}`
        .toUpperCase()
        .replaceAll(/[^A-Z\d]+/g, '_')
        .replace(/_$/, '');
      const { choices } = recognise(`${name}=anything-at-all-0123456789`, SUBJECTS);
      expect(
        choices.map(({ providerId }) => providerId),
        name,
      ).toContain(subject.id);
    }
  });
});

describe('hostile text', () => {
  const PIECES = [
    '=',
    ':',
    '@',
    '/',
    '//',
    '://',
    '"',
    "'",
    '\\',
    '\n',
    '{',
    '}',
    'curl ',
    '-H ',
    '-u',
    'smtp://',
    'https://',
    '%',
    '%zz',
    '$',
    '<',
    '>',
    '-----BEGIN ',
    'SMTP_HOST',
    'AC',
    'SG.',
    '🦊',
    '\u0000',
    '__proto__',
    'constructor',
    '.',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  );

  it('never throws, and always fills in values that fit their fields', () => {
    fc.assert(
      fc.property(text, (paste) => {
        for (const { providerId, values } of recognise(paste, SUBJECTS).choices) {
          const subject = SUBJECTS.find(({ id }) => id === providerId)!;
          for (const [key, value] of Object.entries(values)) {
            const field = subject.fields.find((each) => each.key === key)!;
            expect(field).toBeDefined();
            if (typeof value === 'string') expect(fieldComplaint(field, value)).toBeNull();
          }
        }
      }),
      { seed: 6, numRuns: 400 },
    );
  });

  /** Counts reads of the text's characters as work, so that a busy machine changes nothing. */
  it.each([
    ['quotes', "curl '".repeat(15_000)],
    ['at signs', `smtp://${'a@'.repeat(45_000)}`],
    ['colons', `smtp://${':'.repeat(90_000)}`],
    ['equals signs', 'A='.repeat(45_000)],
    ['lines', 'SENDGRID_API_KEY=x\n'.repeat(5_000)],
    ['open quotes', 'SENDGRID_API_KEY="-----BEGIN\n'.repeat(3_000)],
    ['begun keys', '-----BEGIN '.repeat(9_000)],
    ['begun private keys', '-----BEGIN PRIVATE KEY-----'.repeat(3_500)],
    ['sections', '[smtp]\n'.repeat(14_000)],
    ['blocks', 'A: |\n B\n'.repeat(10_000)],
    ['escapes', `"{${'\\"'.repeat(45_000)}`],
    ['base64', 'QUJD'.repeat(24_000)],
    ['invisible characters', '\u200B'.repeat(99_000)],
    ['one word', 'A_'.repeat(45_000)],
    ['nested objects', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`],
    ['slashes', `https://${'a/'.repeat(45_000)}`],
    ['backslashes', `curl ${'\\'.repeat(90_000)}`],
    ['spaces', `SMTP_HOST=${' '.repeat(90_000)}#`],
    ['angle brackets', `SENDGRID_FROM=${'<'.repeat(90_000)}`],
    ['too much', 'x'.repeat(1_000_000)],
  ])(
    'is read to its end within the test’s time: %s',
    (_what, paste) => {
      expect(() => recognise(paste, SUBJECTS)).not.toThrow();
    },
    5_000,
  );
});
