import { expect, test } from 'vitest';
import { testFolder } from './lib/test-folder.mjs';
import { deadLinks } from './links.mjs';

test('a dead link is reported with its line; code, addresses and valid links are not', () => {
  const folder = testFolder({
    'README.md': [
      '[a](docs/a.md) ![b](docs/gone.png "title") [c](https://beian.example/x) `[d](gone)`',
      '[e](docs/a.md#规则-一) [f](docs/a.md#nothing) [g](#top)',
      '```',
      '[h](gone.md)',
      '```',
      '[i](../outside.md)',
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
