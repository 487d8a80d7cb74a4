import { type Finding, passFinding } from '../../checks/finding.ts';
import { isIpRange } from '../../checks/ip-range.ts';
import { listOf } from '../../filing/fields.ts';
import { kindRow } from '../../order-names/kinds/kinds.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { checkCodeField, eachPart, type FieldCheck, failFinding, maxEntries, noDuplicates } from './field-check.ts';

const checkIpRange = (range: string): Finding =>
  isIpRange(range)
    ? passFinding('R-4.3')
    : failFinding(
        'R-4.3, code 1006',
        bilingual('应为 IPv4 地址，或“起始-终止”两个地址', 'An IPv4 address, or two of them with a hyphen between'),
        bilingual(
          '例如 203.0.113.10 或 203.0.113.10-203.0.113.19',
          'Such as 203.0.113.10 or 203.0.113.10-203.0.113.19',
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
  'access.ipRanges': { checks: [eachPart(checkIpRange), maxEntries(256), noDuplicates()] },
  // Kept here alone: the bureau never gets it.
  'access.remark': { checks: [] },
} satisfies Partial<Record<string, FieldCheck>>;
