import { expect, test } from 'vitest';
import { testFolder } from './lib/test-folder.mjs';
import { deadLinks, deadPaths } from './links.mjs';

test('a dead link is reported with its line; code, addresses and valid links are not', () => {
  const folder = testFolder({
    'README.md': [
      '[a](docs/a.md) ![b](docs/gone.png "title") [c](https://beian.example/x) `[d](gone)`',
      '[e](docs/a.md#规则-一) [f](docs/a.md#nothing) [g](#top)',
      '```',
      '[h](gone.md)',
      '```',
      '[i](../outside.md) ``[k](gone) ` [l](gone)``',
      '# Top',
      '[j]: docs/gone.md',
    ].join('\n'),
    'docs/a.md': '# 规则 一\n',
  });
  expect(deadLinks(folder)).toEqual([
    'README.md:1 docs/gone.png: there is no such file',
    'README.md:2 docs/a.md#nothing: there is no such heading',
    'README.md:6 ../outside.md: leads out of the checkout',
    'README.md:8 docs/gone.md: there is no such file',
  ]);
});

test('a path in a document that leads to no file is reported, also one that leaves out packages/ and src/', () => {
  const folder = testFolder({
    'packages/domain/src/text/bilingual-text.ts': '',
    'packages/domain/src/order/events/review.ts': '',
    'packages/domain/README.md': '`src/text/` `text/bilingual-text.ts` `src/gone/`',
    'docs/how-to.md': [
      '`packages/domain/src/text/bilingual-text.ts` `domain/order/events/<group>.ts` `domain/{order,text}/` `domain/text/*.ts`',
      '`packages/domain/src/notices.ts` `domain/{order,queries}/` and `domain/text/refusal.ts`',
      '`application/json` `packages/domain/dist/docs.js`',
      '```',
      '`domain/gone`',
      '```',
    ].join('\n'),
    'docs/decisions/archive/0001-old.md': '`packages/gone`',
  });
  expect(deadPaths(folder)).toEqual([
    'docs/how-to.md:2 `packages/domain/src/notices.ts`: there is no such file',
    'docs/how-to.md:2 `domain/{order,queries}/`: there is no such file',
    'docs/how-to.md:2 `domain/text/refusal.ts`: there is no such file',
    'packages/domain/README.md:1 `src/gone/`: there is no such file',
  ]);
});
