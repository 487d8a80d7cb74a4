import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

const unit = 'characters|days|hours|minutes|MiB|MB|pixels|s\\b|天|小时|分钟|秒|个?字符';
const amount = new RegExp(`(?<![\\w.:-])\\d[\\d,]* ?(${unit})`);
/** A text in quotes; a template contributes what stands outside its `${…}`. */
const quoted = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** Amounts that no constant decides: a choice names itself, a span is part of what the figure is. */
const exceptions = [
  /^'(1 小时|1 天|7 天|29 天|90 天|365 天|1 hour|1 day|7 days|29 days|90 days|365 days)'$/,
  /24 小时请求|近 1 小时|近 24 小时|比 1 小时前|Requests in 24 h|Last 24 hours|of the last 24 hours|24 hours up to now|60 minutes up to now/,
  /whole working days as 24 hours each/,
  // Of the ministry's interface: docs/spec/bureau-interface.md B-3.2.
  /16 个字符|16 characters/,
];

it('an API description or a text of the console takes its limit from the constant', () => {
  const files = [...sourceFiles(root, 'apps/api/src'), ...sourceFiles(root, 'apps/console/src/i18n')].filter(
    (name) => /\.ts$/.test(name) && !/\.test\.ts$|\/testing\/|environment|log\.ts$/.test(name),
  );
  const repeated = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(quoted)]
      .map(([text]) => text.replaceAll(/\$\{[^}]*\}/g, ''))
      .filter((text) => amount.test(text) && exceptions.every((one) => !one.test(text)))
      .map((text) => `${file}: ${text}`),
  );
  expect(repeated).toEqual([]);
});
