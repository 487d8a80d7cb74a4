import { spelledInstant } from '../calendar/shanghai.ts';
import { webhookPorts } from '../partner/webhook-address.ts';
import { type DisabledReason, disabledReasons, EVENT_LOG_DAYS, WEBHOOK_ANSWER_S } from '../partner/webhooks.ts';
import { type Provider, unnamedProvider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual, fillTemplate, type Language } from '../text/bilingual-text.ts';
import { countInWords } from '../text/in-words.ts';
import type { Letter } from './letter.ts';

/** Content of the mail to a partner whose webhook endpoint was disabled; fixed when it is written. */
export interface EndpointOff {
  readonly endpointId: string;
  /** Without the query string, in which receivers keep secrets. */
  readonly url: string;
  readonly reason: DisabledReason;
  /** ISO text, UTC. */
  readonly at: string;
  /** ISO text, UTC: since when deliveries fail; null: the try before the last one arrived. */
  readonly failingSince: string | null;
  /** Number of waiting deliveries that were cancelled. */
  readonly cancelled: number;
  /** Who sends it; left out of notices of before there were settings for it. */
  readonly provider?: Provider;
}

const words = {
  subject: bilingual('推送地址已停用：{host}', 'A webhook endpoint was switched off: {host}'),
  heading: bilingual('推送地址已停用', 'A webhook endpoint was switched off'),
  happened: bilingual(
    '{at}，推送地址 {url} 已自动停用：{reason}。{since}尚有 {cancelled} 条事件未推送，不再推送。',
    'At {at} the webhook endpoint {url} was switched off by itself: {reason}. {since}{cancelled} events that waited are not sent.',
  ),
  since: bilingual('自 {since} 起没有一次送达。', 'Nothing has arrived since {since}. '),
  mend: bilingual(
    `请修复接收方，使其在 ${WEBHOOK_ANSWER_S} 秒内以 2xx 答复。`,
    `Mend the receiver: it answers with 2xx within ${countInWords(WEBHOOK_ANSWER_S)} seconds.`,
  ),
  readdress: bilingual(
    `请用 updateWebhookEndpoint（url）换成公网域名的 https:// 地址，端口 ${webhookPorts.join(' 或 ')}。`,
    `Give it another address with updateWebhookEndpoint (url): https:// and a public host name, port ${webhookPorts.join(' or ')}.`,
  ),
  enable: bilingual(
    '修复后用 updateWebhookEndpoint（enabled: true）重新启用：{id}。',
    'Then switch it on again with updateWebhookEndpoint (enabled: true): {id}.',
  ),
  replay: bilingual(
    `事件保留 ${EVENT_LOG_DAYS} 天：可用 replayPartnerEvents 补推，或用 partnerEvents 读取。`,
    `Events are kept for ${EVENT_LOG_DAYS} days: replayPartnerEvents sends them again, partnerEvents reads them.`,
  ),
  why: bilingual(
    '贵方收到此信，是因为该推送地址由贵方设置。',
    'You get this because the endpoint was set up by you as a partner.',
  ),
} as const satisfies Record<string, BilingualText>;

/** The mail in one language. There is no SMS: a partner has only a mail address. */
export function endpointOffLetter(off: EndpointOff, language: Language): Letter {
  const spelled = (at: string) => spelledInstant(Date.parse(at), language);
  const since =
    off.failingSince === null ? '' : fillTemplate(words.since, { since: spelled(off.failingSince) })[language];
  const places = {
    at: spelled(off.at),
    url: off.url,
    host: URL.canParse(off.url) ? new URL(off.url).host : off.url,
    reason: disabledReasons[off.reason][language],
    since,
    cancelled: off.cancelled,
    id: off.endpointId,
  };
  const say = (word: keyof typeof words): string => fillTemplate(words[word], places)[language];
  return {
    language,
    provider: off.provider ?? unnamedProvider,
    about: [],
    link: null,
    order: null,
    subject: say('subject'),
    heading: say('heading'),
    happened: say('happened'),
    items: [],
    todo: [
      ...(off.reason === 'GONE' ? [] : [say(off.reason === 'ADDRESS' ? 'readdress' : 'mend')]),
      say('enable'),
      say('replay'),
    ],
    by: null,
    missed: null,
    why: say('why'),
    sms: '',
  };
}
