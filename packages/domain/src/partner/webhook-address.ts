import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Names of the local machine or of hosts in private networks, which no receiver of a partner may have. */
const insideNames = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
];
/** Ports that an endpoint may have. */
export const webhookPorts = [443, 8443] as const;

const says = {
  form: bilingual(
    '须为 https:// 地址，且不含账号、密码与 # 部分',
    'It must be an https:// address without user, password and fragment',
  ),
  literal: bilingual(
    '须使用域名，不接受 IP 地址（任何写法）',
    'It must have a host name: no IP address is taken, however it is written',
  ),
  inside: bilingual(
    '须为公网域名，不接受 localhost 与内网名称',
    'It must be a public host name: neither localhost nor a name inside a network is taken',
  ),
  port: bilingual(`端口只能为 ${webhookPorts.join(' 或 ')}`, `Its port must be ${webhookPorts.join(' or ')}`),
} as const satisfies Record<string, BilingualText>;

/**
 * Why an address is not allowed for a webhook; undefined: it is. Whether its host is public is checked at each
 * connection. `allowPrivate`: for development, allows plain http, any host and any port.
 */
export function endpointUrlFault(typed: string, allowPrivate: boolean): BilingualText | undefined {
  if (!URL.canParse(typed)) return says.form;
  const url = new URL(typed);
  const scheme = url.protocol === 'https:' || (allowPrivate && url.protocol === 'http:');
  if (!scheme || url.username !== '' || url.password !== '' || url.hash !== '') return says.form;
  if (allowPrivate) return undefined;
  const host = url.hostname.replace(/\.$/, '');
  // The URL parser has normalised 127.1, 0x7f000001, 017700000001 and 2130706433 to four numbers.
  if (host.startsWith('[') || /^\d+(\.\d+)*$/.test(host)) return says.literal;
  if (!host.includes('.') || insideNames.some((name) => host === name || host.endsWith(`.${name}`))) return says.inside;
  return webhookPorts.some((port) => port === Number(url.port || 443)) ? undefined : says.port;
}
