import type { Channel } from '@/lib/catalogue/channel';
import type { ProviderDefinition } from '@/lib/catalogue/provider';

import { chatWebhook } from './chat/chat-webhook';
import { discord } from './chat/discord';
import { getstream } from './chat/getstream';
import { grafanaOnCall } from './chat/grafana-on-call';
import { line } from './chat/line';
import { mattermost } from './chat/mattermost';
import { msteams } from './chat/msteams';
import { novuSlack } from './chat/novu-slack';
import { rocketChat } from './chat/rocket-chat';
import { ryver } from './chat/ryver';
import { sendblue } from './chat/sendblue';
import { slack } from './chat/slack';
import { telegram } from './chat/telegram';
import { webexMessaging } from './chat/webex-messaging';
import { whatsappBusiness } from './chat/whatsapp-business';
import { zulip } from './chat/zulip';
import { anypost } from './email/anypost';
import { braze } from './email/braze';
import { emailWebhook } from './email/email-webhook';
import { infobipEmail } from './email/infobip-email';
import { mailersend } from './email/mailersend';
import { mailgun } from './email/mailgun';
import { mailjet } from './email/mailjet';
import { mailtrap } from './email/mailtrap';
import { mandrill } from './email/mandrill';
import { netcore } from './email/netcore';
import { nodemailer } from './email/nodemailer';
import { novuEmail } from './email/novu-email';
import { outlook365 } from './email/outlook365';
import { plunk } from './email/plunk';
import { postmark } from './email/postmark';
import { resend } from './email/resend';
import { sendgrid } from './email/sendgrid';
import { sendinblue } from './email/sendinblue';
import { ses } from './email/ses';
import { sparkpost } from './email/sparkpost';
import { novu } from './in-app/novu';
import { apns } from './push/apns';
import { appio } from './push/appio';
import { expo } from './push/expo';
import { fcm } from './push/fcm';
import { oneSignal } from './push/one-signal';
import { pushWebhook } from './push/push-webhook';
import { pusherBeams } from './push/pusher-beams';
import { pushpad } from './push/pushpad';
import { africasTalking } from './sms/africas-talking';
import { afroMessage } from './sms/afro-message';
import { azureSms } from './sms/azure-sms';
import { bandwidth } from './sms/bandwidth';
import { brevoSms } from './sms/brevo-sms';
import { bulkSms } from './sms/bulk-sms';
import { burstSms } from './sms/burst-sms';
import { clickatell } from './sms/clickatell';
import { clicksend } from './sms/clicksend';
import { cmTelecom } from './sms/cm-telecom';
import { eazySms } from './sms/eazy-sms';
import { firetext } from './sms/firetext';
import { fortySixElks } from './sms/forty-six-elks';
import { genericSms } from './sms/generic-sms';
import { gupshup } from './sms/gupshup';
import { imedia } from './sms/imedia';
import { infobipSms } from './sms/infobip-sms';
import { isendSms } from './sms/isend-sms';
import { isendproSms } from './sms/isendpro-sms';
import { kannel } from './sms/kannel';
import { maqsam } from './sms/maqsam';
import { messagebird } from './sms/messagebird';
import { mobishastra } from './sms/mobishastra';
import { nexmo } from './sms/nexmo';
import { novuSms } from './sms/novu-sms';
import { plivo } from './sms/plivo';
import { ringCentral } from './sms/ring-central';
import { sendchamp } from './sms/sendchamp';
import { simpletexting } from './sms/simpletexting';
import { sinch } from './sms/sinch';
import { smsCentral } from './sms/sms-central';
import { sms77 } from './sms/sms77';
import { smsmode } from './sms/smsmode';
import { sns } from './sms/sns';
import { telnyx } from './sms/telnyx';
import { termii } from './sms/termii';
import { twilio } from './sms/twilio';
import { unifonic } from './sms/unifonic';

/** Every provider, by channel in the order of the lists. To add one, see README, "Adding a provider". */
export const PROVIDERS: readonly ProviderDefinition[] = [
  // in_app
  novu,
  // email
  novuEmail,
  mailgun,
  mailjet,
  mailtrap,
  mandrill,
  postmark,
  sendgrid,
  sendinblue,
  ses,
  netcore,
  nodemailer,
  mailersend,
  outlook365,
  infobipEmail,
  braze,
  resend,
  anypost,
  plunk,
  sparkpost,
  emailWebhook,
  // sms
  novuSms,
  nexmo,
  plivo,
  sms77,
  sns,
  telnyx,
  messagebird,
  twilio,
  gupshup,
  firetext,
  infobipSms,
  burstSms,
  bulkSms,
  isendSms,
  clickatell,
  fortySixElks,
  kannel,
  maqsam,
  smsCentral,
  termii,
  africasTalking,
  sendchamp,
  genericSms,
  clicksend,
  simpletexting,
  bandwidth,
  azureSms,
  ringCentral,
  brevoSms,
  eazySms,
  mobishastra,
  sinch,
  afroMessage,
  unifonic,
  smsmode,
  imedia,
  isendproSms,
  cmTelecom,
  // chat
  novuSlack,
  slack,
  discord,
  grafanaOnCall,
  msteams,
  webexMessaging,
  mattermost,
  ryver,
  zulip,
  getstream,
  rocketChat,
  whatsappBusiness,
  line,
  chatWebhook,
  telegram,
  sendblue,
  // push
  oneSignal,
  pushpad,
  fcm,
  expo,
  apns,
  pushWebhook,
  pusherBeams,
  appio,
];

const BY_ID: ReadonlyMap<string, ProviderDefinition> = new Map(PROVIDERS.map((provider) => [provider.id, provider]));

/** The provider with an id, or undefined if the catalogue has none. */
export function findProvider(id: string): ProviderDefinition | undefined {
  return BY_ID.get(id);
}

/** The providers of one channel, in the catalogue's order. */
export function providersOf(channel: Channel): ProviderDefinition[] {
  return PROVIDERS.filter((provider) => provider.channel === channel);
}
