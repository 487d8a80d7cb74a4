import { bilingual } from '../../text/bilingual-text.ts';
import { allProvinces, type ProvinceRule } from '../rule.ts';
import { edition2018 } from './editions.ts';

/**
 * Requirements on IP addresses (docs/spec/rules.md ). Addresses for documentation are no row here, because the demonstration and
 * test orders have no others: an installation refuses them by a rule of its own.
 */
export const addressRules: readonly ProvinceRule[] = [
  {
    key: 'rules.publicAddress',
    in: allProvinces,
    ...edition2018,
    source: 'RFC-6890',
    says: bilingual(
      'IP 地址须为公网地址，不能是内网、共享、本机、链路本地、组播或保留地址',
      'IP addresses are of the internet: none is private, shared, loopback, link-local, multicast or reserved',
    ),
    reaches: [
      {
        to: 'check',
        field: 'access.ipRanges',
        ruleId: 'R-4.3, code 1006',
        outcome: 'fail',
        broken: { addressIn: ['private', 'shared', 'loopback', 'linkLocal', 'multicast', 'reserved'] },
        suggestion: bilingual(
          '请填写服务器的公网 IP 地址，可在云服务器控制台查看',
          "Give the public IP address of the server, as the server's console shows it",
        ),
      },
    ],
  },
];
