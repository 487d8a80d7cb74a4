import { buildPage, pageNames } from './docs/pages.ts';

// Entry point: `node dist/docs.js <page>` prints one generated page. The only file of the package that uses `process`.
const [, , name = ''] = process.argv;
const page = buildPage(name);
if (page === undefined) {
  process.stderr.write(`There is no page "${name}"; there are: ${pageNames.join(', ')}.\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(page);
}
