import { overlap } from '../../address/special-networks.ts';
import { type Finding, passFinding } from '../../checks/finding.ts';
import { formats } from '../../checks/formats.ts';
import { addressesOf, isIpv6 } from '../../checks/ip-range.ts';
import { listOf } from '../../filing/fields.ts';
import { kindRow } from '../../order-names/kinds/kinds.ts';
import { bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import {
  checkCodeField,
  eachPart,
  type FieldCheck,
  failFinding,
  findingIf,
  maxEntries,
  noDuplicates,
} from './field-check.ts';

const checkIpRange = (range: string): Finding =>
  addressesOf(range) === undefined
    ? failFinding(
        'R-4.3, code 1006',
        bilingual(
          '应为 IPv4 或 IPv6 地址，或“起始-终止”两个地址',
          'An IPv4 or IPv6 address, or two of them with a hyphen between, the lower one first',
        ),
        bilingual(
          '例如 203.0.113.10 或 203.0.113.10-203.0.113.19',
          'Such as 203.0.113.10 or 203.0.113.10-203.0.113.19',
        ),
      )
    : passFinding('R-4.3');

/** Pairs of entries that have an address in common, by their places in the list. */
function checkOverlaps(parts: readonly string[]): readonly Finding[] {
  const all = parts.map(addressesOf);
  const places = all.flatMap((one, at) =>
    all.flatMap((other, place) =>
      place > at && one !== undefined && other !== undefined && overlap(one, other)
        ? [{ first: String(at + 1), second: String(place + 1) }]
        : [],
    ),
  );
  return places
    .slice(0, 5)
    .map((pair) =>
      failFinding(
        'R-4.3, code 1024',
        fillTemplate(
          bilingual(
            '第 {first} 项与第 {second} 项的 IP 地址重复或重叠',
            'Entries {first} and {second} have an IP address in common',
          ),
          pair,
        ),
        bilingual('请删除其中一项，或合并为一段', 'Remove one of them, or join them in one range'),
      ),
    );
}

const checkFamilies = (parts: readonly string[]): readonly Finding[] =>
  findingIf(
    parts.every(isIpv6),
    failFinding(
      'B-8.1',
      bilingual(
        '只填写了 IPv6 地址，管局接口无法传送 IPv6',
        'There are IPv6 addresses alone, which cannot be sent to the bureau',
      ),
      bilingual('请至少填写一个 IPv4 地址；IPv6 地址保留在本系统', 'Add an IPv4 address; those of IPv6 are kept here'),
    ),
  );

/** Checks of an access 接入信息 (docs/spec/rules.md ). */
export const accessChecks = {
  'access.serverLocations': {
    checks: [
      checkCodeField('SERVER_LOCATION', 'access.serverLocations'),
      maxEntries(64),
      noDuplicates(),
      eachPart((code, { kind, before }) =>
        kindRow(kind).effect.does === 'add' || listOf(before, 'access.serverLocations').includes(code)
          ? passFinding('R-4.3')
          : failFinding(
              'ORD-02, CN360',
              bilingual('变更接入不能更换到其他省', 'A change of access does not move the server to another province'),
              bilingual('请取消接入后在新的省份新增接入', 'Cancel the access, then add one in the other province'),
            ),
      ),
    ],
  },
  'access.accessModes': {
    checks: [checkCodeField('ACCESS_MODE', 'access.accessModes'), maxEntries(64), noDuplicates()],
  },
  'access.ipRanges': { checks: [eachPart(checkIpRange), maxEntries(256), checkOverlaps, checkFamilies] },
  // Kept here alone: the bureau never gets them. The cloud is asked about the code, and the guards judge its answer.
  'access.remark': { checks: [] },
  'access.serviceCode': {
    checks: [
      eachPart((code) =>
        formats.serviceCode.pattern.test(code)
          ? passFinding('R-4.8')
          : failFinding(
              'R-4.8',
              bilingual('备案服务码的格式不对', 'It is not the shape of a service code'),
              bilingual('请从云服务器的控制台复制', 'Copy it from the console of the cloud'),
            ),
      ),
    ],
  },
} satisfies Partial<Record<string, FieldCheck>>;
