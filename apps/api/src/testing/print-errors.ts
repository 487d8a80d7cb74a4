import path from 'node:path';
import { type ErrorRow, errorCatalogue, errorRetries, retryOf, rulePath, signInErrors } from '@beian/domain/errors';
import {
  type BilingualText,
  bilingual,
  refusalKinds,
  refusalReasonCodes,
  retiredReasonCodes,
} from '@beian/domain/text';
import { reasonsOfSources, sourceFiles } from './source-reasons.ts';
import { varyingReasons } from './varying-reasons.ts';

/** Prints the catalogue of errors for docs/generated, from the tables of the domain and the reasons written in the sources. */

const root = path.resolve(import.meta.dirname, '../../../..');
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const both = ({ zh, en }: BilingualText) => `${zh}<br>${en}`;
/** The anchor of a code, to link to: `errors.md#STALE`. */
const anchored = (code: string, part = '') => `<a id="${part}${code}"></a>\`${code}\``;

const errorTable = (rows: Readonly<Record<string, ErrorRow>>) =>
  table(
    ['code', 'HTTP', '何时 when', '怎么办 what to do', '扩展 extensions', '重试 retry'],
    Object.entries(rows).map(([code, row]) => [
      anchored(code),
      String(row.status),
      both(row.when ?? row.message),
      both(row.suggestion),
      (row.extensions ?? (row.field === undefined ? [] : ['field'])).map((name) => `\`${name}\``).join(' '),
      `\`${retryOf(row)}\``,
    ]),
  );

/** Texts that are said with a code, each once; a code may have several. */
const distinct = (texts: readonly (BilingualText | undefined)[]) =>
  [...new Set(texts.flatMap((text) => (text === undefined ? [] : [both(text)])))].join('<br>');

const reasons = reasonsOfSources(sourceFiles(root), new Set(refusalReasonCodes));
const retiredText = (code: (typeof refusalReasonCodes)[number]): BilingualText | undefined => {
  const retired = retiredReasonCodes[code];
  return retired === undefined
    ? undefined
    : bilingual(`不再给出，${retired.goneFrom} 起删除`, `No longer given; gone from ${retired.goneFrom} on`);
};
const reasonRow = (code: (typeof refusalReasonCodes)[number]) => {
  const given = reasons.filter((one) => one.code === code);
  const rules = [...new Set(given.flatMap(({ ruleId }) => ruleId ?? []))];
  return [
    anchored(code, 'reason-'),
    distinct([retiredText(code), varyingReasons[code], ...given.map(({ message }) => message)]),
    distinct(given.map(({ suggestion }) => suggestion)),
    rules.map((ruleId) => `\`${ruleId}\``).join(' '),
  ];
};

process.stdout.write(
  `${[
    '# 错误目录 Error catalogue',
    'Written by `npm run gen` from `packages/domain/src/errors/`, `packages/domain/src/text/reason-codes.ts` and the reasons in the sources; change those, not this.',
    'For engineers of partners. An error has a code, says what is wrong and what to do in the language of `Accept-Language` (`zh` unless `en` is asked for), and names the request. New codes may come at any time: treat one that you do not know by its HTTP status.',
    '## 形式 Shape',
    'Every answer of `/graphql` that is not a result, whatever its status: `{ "errors": [ { "message", "extensions": { "code", "requestId", … } } ] }`. Other routes: `{ "code", "reasons": [ { "code", "field", "message", "suggestion", "ruleId" } ], "requestId" }`. A refusal that is expected is no error: the mutation answers `ActionRefused`.',
    '`requestId` is also the header `x-request-id` of every answer, and stands in our log. Send `x-request-id` (1 to 64 of `A-Z a-z 0-9 . _ -`) to choose it; any other is replaced by a UUID. Give it to support with a question.',
    '429, 503 and 507 have `Retry-After` in whole seconds, and `extensions.retryAfterSeconds` with it (`retryAfter` is its former name, gone from 2027-12-01 on). For `RATE_LIMITED` it is enough: the same request is allowed after that time if nothing else of yours is charged. A refusal before the cost of a request is known counts with the dearest request of the last minute.',
    'Messages of the GraphQL engine about a document or a variable are said in Chinese with the names and the place; its English text stands in `extensions.detail`. Values that you sent are never repeated.',
    'A query by GET needs no header beside `Authorization: Bearer …`; without a key, send `apollo-require-preflight: true`.',
    `## 重试 \`retry\`\n\n${table(
      ['', ''],
      Object.entries(errorRetries).map(([name, { label }]) => [`\`${name}\``, both(label)]),
    )}`,
    `## 错误 Errors of requests\n\n\`extensions.code\` of GraphQL (\`ErrorCode\`, \`Query.errorCodes\`) and \`code\` of other routes.\n\n${errorTable(errorCatalogue)}`,
    `## 登录 Errors of \`/auth\`\n\nOnly people of the console get these.\n\n${errorTable(signInErrors)}`,
    `## 拒绝 \`ActionRefused.refusalKind\`\n\n${table(
      ['kind', '何时 when', '怎么办 what to do'],
      Object.entries(refusalKinds).map(([kind, { when, remedy }]) => [
        anchored(kind, 'kind-'),
        both(when),
        both(remedy),
      ]),
    )}`,
    `## 原因 \`Reason.refusalCode\`\n\n\`{…}\` stands for a value. A code with several sentences is given at several places. The page of a rule is \`Reason.ruleUrl\`, \`${rulePath('R-4')}\` for \`R-4\`.\n\n${table(
      ['code', '何时 message', '怎么办 suggestion', '规则 rule'],
      refusalReasonCodes.map(reasonRow),
    )}`,
  ].join('\n\n')}\n`,
);
