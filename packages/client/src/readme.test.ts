import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = '']) => text);

test('the examples of the README have the types of the client', () => {
  expect(examples).toHaveLength(3);
  const files = new Map(examples.map((text, at) => [path.join(folder, `src/example-${at}.ts`), text]));
  const options: ts.CompilerOptions = {
    ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, strict: true, noUncheckedIndexedAccess: true },
    ...{
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      types: ['node'],
      verbatimModuleSyntax: true,
    },
    paths: { '@beian-desk/client': [path.join(folder, 'src/index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...more) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, version, ...more) : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const mistakes = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => [
      path.basename(file?.fileName ?? ''),
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    ]);
  expect(mistakes).toEqual([]);
});

test('the README has at most 80 lines', () => {
  expect(readme.split('\n').length - 1).toBeLessThanOrEqual(80);
});
