import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

const workingDays = 'working days?|business days?|个?工作日';
const unit = `characters|days|hours|minutes|seconds|MiB|MB|pixels|s\\b|天|小时|分钟|秒|个?字符|${workingDays}`;
const inWords = 'half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
/** @param {string} units */
const wordsOf = (units) => `\\b(${inWords}) (${units})|[半一二两三四五六七八九十]+(${units})`;
/** In digits; of working days, and in notices of everything, also in words. */
const amount = new RegExp(`(?<![\\w.:-])\\d[\\d,]* ?(${unit})|${wordsOf(workingDays)}`);
const amountInWords = new RegExp(wordsOf(unit));
/** A text in quotes; a template contributes what stands outside its `${…}`. */
const quoted = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** Amounts that no constant decides: a choice names itself, a span is part of what the figure is. */
const exceptions = [
  /^'(1 小时|1 天|7 天|29 天|90 天|365 天|1 hour|1 day|7 days|29 days|90 days|365 days|两个工作日后|\+2 business days)'$/,
  /24 小时请求|近 1 小时|近 24 小时|比 1 小时前|Requests in 24 h|Last 24 hours|of the last 24 hours|24 hours up to now|60 minutes up to now/,
  /whole working days as 24 hours each/,
  // Of the ministry's interface: docs/spec/bureau-interface.md B-3.2.
  /16 个字符|16 characters/,
  // How long a bureau takes for a cancellation on paper, which nobody here decides.
  /约 5 个工作日|about 5 working days/,
  // Of the form of the ministry's SMS page.
  /last six characters of (the|your own) ID number/,
  // WORKING_DAY_MS names itself.
  /^'管局暂停受理一个工作日以上'$/,
];

const notices = 'packages/domain/src/notices';

it('an API description, a text of the console or a notice takes its limit from the constant', () => {
  const files = [
    ...['apps/api/src', notices].flatMap((folder) => sourceFiles(root, folder)),
    ...sourceFiles(root, 'apps/console/src').filter((name) => /[/-]texts\.ts$/.test(name)),
  ].filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|\/testing\/|environment|log\.ts$/.test(name));
  const repeated = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(quoted)]
      .map(([text]) => text.replaceAll(/\$\{[^}]*\}/g, ''))
      .filter((text) => amount.test(text) || (file.startsWith(notices) && amountInWords.test(text)))
      .filter((text) => exceptions.every((one) => !one.test(text)))
      .map((text) => `${file}: ${text}`),
  );
  expect(repeated).toEqual([]);
});
