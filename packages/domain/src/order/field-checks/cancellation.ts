import { passFinding } from '../../checks/finding.ts';
import { checkGbk } from '../../checks/gbk.ts';
import { isMd5Text } from '../../checks/md5-text.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { isFilingPasswordRequired } from '../filing-password.ts';
import { checkCodeField, eachPart, type FieldCheck, failFinding, findingIf } from './field-check.ts';

/** Checks of a cancellation 注销备案 (docs/spec/rules.md R-2, docs/spec/bureau-interface.md B-8.5). */
export const cancellationChecks = {
  'cancellation.reason': { checks: [checkCodeField('CANCELLATION_REASON', 'cancellation.reason')] },
  'cancellation.remark': { checks: [eachPart(checkGbk)] },
  'subject.filingPassword': {
    checks: [eachPart((stored) => (isMd5Text(stored) ? passFinding('R-2') : checkGbk(stored)))],
    whenAbsent: (proposal) =>
      findingIf(
        isFilingPasswordRequired(proposal),
        failFinding(
          'R-2, code 1018',
          bilingual('须填写备案密码', 'The filing password is demanded'),
          bilingual('忘记时可在工信部备案系统找回', 'A lost one is recovered on the site of the ministry'),
        ),
      ),
  },
} satisfies Partial<Record<string, FieldCheck>>;
