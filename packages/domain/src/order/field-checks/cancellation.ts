import { passFinding } from '../../checks/finding.ts';
import { checkGbk } from '../../checks/gbk.ts';
import { isMd5Text } from '../../checks/md5-text.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { isFilingPasswordRequired } from '../filing-password.ts';
import { checkCodeField, eachPart, type FieldCheck, failFinding, findingIf } from './field-check.ts';

/** One with * is taken for the mask of a stored password and not digested (`digested` of orders/draft/save-draft.ts). */
const maskedPassword = failFinding(
  'R-2, code 1018',
  bilingual('备案密码不能含有“*”', 'A filing password holds no *'),
  bilingual('请填写完整的备案密码，或其 MD5（32 位十六进制）', 'Give the whole password, or its MD5 of 32 hex digits'),
);

/** Checks of a cancellation 注销备案 (docs/spec/rules.md R-2, docs/spec/bureau-interface.md B-8.5). */
export const cancellationChecks = {
  'cancellation.reason': { checks: [checkCodeField('CANCELLATION_REASON', 'cancellation.reason')] },
  'cancellation.remark': { checks: [eachPart(checkGbk)] },
  'subject.filingPassword': {
    checks: [
      eachPart((stored) =>
        isMd5Text(stored) ? passFinding('R-2') : stored.includes('*') ? maskedPassword : checkGbk(stored),
      ),
    ],
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
