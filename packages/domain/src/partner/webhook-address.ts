import { type AddressFault, addressFault } from '../address/outside-address.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

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
    '须为公网域名，不接受 localhost、内网名称及指向内网的名称',
    'It must be a public host name: neither localhost nor a name inside a network, or that leads there, is taken',
  ),
  port: bilingual(`端口只能为 ${webhookPorts.join(' 或 ')}`, `Its port must be ${webhookPorts.join(' or ')}`),
} as const satisfies Record<AddressFault, BilingualText>;

/**
 * Why an address is not allowed for a webhook; undefined: it is. Whether its host is public is checked at each
 * connection. `allowPrivate`: for development, allows plain http, any host and any port.
 */
export function endpointUrlFault(typed: string, allowPrivate: boolean): BilingualText | undefined {
  const fault = addressFault(typed, {
    schemes: allowPrivate ? ['http:', 'https:'] : ['https:'],
    ports: webhookPorts,
    takesIp: false,
    mayBeInside: () => allowPrivate,
  });
  return fault && says[fault];
}
