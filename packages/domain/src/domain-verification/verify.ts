import type { Outcome } from '../checks/finding.ts';
import { GOVERNMENT_SUFFIX, isGovernmentName } from '../checks/government-name.ts';
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

const ofGovernment = (outcome: 'warn' | 'fail', message: BilingualText, suggestion: BilingualText): DomainFinding => ({
  check: 'D1',
  outcome,
  ruleId: 'R-7',
  message,
  suggestion,
});
const elsewhere = ofGovernment(
  'fail',
  bilingual('gov.cn 域名不能在线办理', 'A gov.cn name cannot be filed here'),
  bilingual('请按政府网站域名的流程在系统外办理', 'It takes the way of government sites, outside this system'),
);
/** The registry knows registered names alone: who may use one below it says the body that holds that. */
const thirdLevel = ofGovernment(
  'warn',
  bilingual(
    '政务三级域名，注册局没有单独的注册信息，须人工核对',
    'A third-level government name, of which the registry has no data of its own: a person compares it',
  ),
  bilingual('请上传上级域名持有单位同意使用的证明', 'Upload the consent of the body that holds the name above it'),
);
const thirdLevelFree = ofGovernment(
  'warn',
  bilingual('本省的政务三级域名不须单独备案', 'The province asks for no filing of a third-level government name'),
  bilingual('请确认确需单独备案', 'See whether it is to be filed all the same'),
);

/** What is said of a gov.cn name without asking the registry (docs/spec/rules.md R-7, A19-GOV, GOV-APPS); null: it is asked. */
export function precheckDomain(
  domain: string,
  { governmentNames }: Pick<DomainRules, 'governmentNames'>,
): readonly DomainFinding[] | null {
  if (!isGovernmentName(domain)) return null;
  if (governmentNames === 'elsewhere' || domain === GOVERNMENT_SUFFIX) return [elsewhere];
  if (domain.split('.').length === 3) return null;
  return [governmentNames === 'thirdLevelFree' ? thirdLevelFree : thirdLevel];
}

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
  const refused = precheckDomain(asked.domain, rules);
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
