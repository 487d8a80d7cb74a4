import type { Outcome } from '../checks/finding.ts';
import type { DomainRules } from '../province-rules/domain-rules.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { DomainQuery, RegistryAnswer } from './answer.ts';
import {
  type DomainCheckId,
  type DomainCheckInputs,
  type DomainFault,
  domainCheckIds,
  domainCheckRow,
  nameFaults,
} from './checks.ts';
import { matchRegistrant } from './registrant.ts';

/** Result of one check D1–D7 for one domain; contains no value of the registry's answer. */
export interface DomainFinding {
  readonly check: DomainCheckId;
  readonly outcome: Outcome;
  /** A reason code of docs/spec/rules.md if one fits; absent for a pass. */
  readonly ruleId?: string;
  readonly message: BilingualText;
  readonly suggestion?: BilingualText;
}

/** gov.cn names are not handled online (docs/spec/rules.md R-7, A19-GOV): no query is sent, and one finding explains it. */
export const precheckDomain = (domain: string): readonly DomainFinding[] | null =>
  /(^|\.)gov\.cn$/.test(domain)
    ? [
        {
          check: 'D1',
          outcome: 'fail',
          ruleId: 'R-7',
          message: bilingual('gov.cn 域名不能在线办理', 'A gov.cn name cannot be filed here'),
          suggestion: bilingual(
            '请按政府网站域名的流程在系统外办理',
            'It takes the way of government sites, outside this system',
          ),
        },
      ]
    : null;

/** The name is not registered: there is no registrar, registrant or data to compare. */
const unregistered: DomainFinding = {
  check: 'D3',
  outcome: 'fail',
  ruleId: 'DOM-06',
  message: bilingual('域名未注册', 'Nobody has registered the domain'),
  suggestion: bilingual(
    '请核对域名，或注册并实名认证后再核验',
    'Check the name, or register it with a real-name check first',
  ),
};

/** Evaluates the registry's answer under the province's rules: one finding per applicable check. Pure. */
export function verifyDomain(answer: RegistryAnswer, asked: DomainQuery, rules: DomainRules): readonly DomainFinding[] {
  const refused = precheckDomain(asked.domain);
  if (refused !== null) return refused;
  const { tldApproved, registration } = answer;
  const name = { asked, rules, tldApproved };
  if (registration === null) return [runCheck('D1', nameFaults, name), unregistered];
  const at: DomainCheckInputs = {
    ...name,
    registration,
    registrant: matchRegistrant(registration.registrant, asked, rules),
  };
  return domainCheckIds.map((check) => runCheck(check, domainCheckRow(check).faults, at));
}

function runCheck<At>(check: DomainCheckId, faults: readonly DomainFault<At>[], at: At): DomainFinding {
  const fault = faults.find((one) => one.isBroken(at));
  if (fault === undefined) return { check, outcome: 'pass', message: bilingual('核验通过', 'Verified') };
  const { ruleId, outcome = 'fail', cause: message, advice } = fault;
  return { check, outcome, ruleId, message, suggestion: typeof advice === 'function' ? advice(at) : advice };
}
