import { appPackageKey, checkAppPackage } from '../../checks/app-package.ts';
import { checkGbk } from '../../checks/gbk.ts';
import { textOf } from '../../filing/fields.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import {
  checkYesNo,
  eachPart,
  type FieldCheck,
  failFinding,
  findingIf,
  maxEntries,
  warnFinding,
} from './field-check.ts';

/** Checks of what an app has beside a website (docs/spec/rules.md ). */
export const appChecks = {
  'app.packages': {
    checks: [
      eachPart(checkAppPackage),
      maxEntries(64),
      (parts) =>
        findingIf(
          new Set(parts.map(appPackageKey)).size < parts.length,
          failFinding(
            'APP-03',
            bilingual('同一平台的同一包名填写了两次', 'A package of one platform stands twice'),
            bilingual('请删除重复的一项', 'Remove the repeated one'),
          ),
        ),
      (parts, { filedPackages = [] }) =>
        findingIf(
          parts.some((part) => filedPackages.includes(appPackageKey(part))),
          warnFinding(
            'APP-03',
            bilingual('此包名已在另一个已备案的 APP 中', 'A package is filed with another app already'),
            bilingual(
              '同一 APP 在多个应用商店上架只需一次备案；请核对包名，或变更原备案',
              'An app that stands in several stores is filed once: compare the name, or change that filing',
            ),
          ),
        ),
    ],
  },
  'app.offersSdk': { checks: [eachPart(checkYesNo)] },
  'app.usesSdks': { checks: [eachPart(checkYesNo)] },
  'app.sdks': {
    checks: [eachPart(checkGbk)],
    whenAbsent: ({ after }) =>
      findingIf(
        textOf(after, 'app.usesSdks') === 'yes',
        failFinding(
          'APP-04',
          bilingual('使用第三方 SDK 的，须填写其名称', 'Name the SDKs of others that it uses'),
          bilingual('请列出名称和提供者', 'List their names and vendors'),
        ),
      ),
  },
} satisfies Partial<Record<string, FieldCheck>>;
