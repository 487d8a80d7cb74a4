import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withoutNpm } from '../scripts/lib/install.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { mustRun } from '../scripts/lib/run.mjs';

const env = withoutNpm(process.env);

/** Makes the file of `packages/client` as it is published, and installs it into a project, without a registry. */
export async function installPackedClient(project: string): Promise<{ readonly files: readonly string[] }> {
  const { stdout } = await mustRun(
    'The client cannot be packed:',
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', project],
    { cwd: path.join(root, 'packages/client'), env },
  );
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  const manifest = JSON.stringify({
    private: true,
    type: 'module',
    dependencies: { '@beian-desk/client': `file:${filename}` },
  });
  writeFileSync(path.join(project, 'package.json'), manifest);
  const offline = ['install', '--offline', '--no-audit', '--no-fund'];
  await mustRun('The packed client cannot be installed:', 'npm', offline, { cwd: project, env });
  return { files: files.map((file) => file.path) };
}

/** Copies `examples/partner` as a partner does, and installs the packed client beside it. */
export async function copyExample(project: string): Promise<void> {
  cpSync(path.join(root, 'examples/partner'), project, { recursive: true });
  await installPackedClient(project);
  await checkTypes(project, []);
}

/** Checks the types of a project with the compiler that partners have; Node's types are those of this repository. */
export async function checkTypes(project: string, more: readonly string[]): Promise<void> {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const types = ['--typeRoots', path.join(root, 'node_modules/@types')];
  await mustRun('The types do not fit:', process.execPath, [compiler, '-p', project, '--noEmit', ...types, ...more], {
    env,
  });
}

/** The settings of a TypeScript project that checks the declarations of its packages, too. */
export const writeSettings = (project: string, lib: readonly string[], types: readonly string[]) =>
  writeFileSync(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{
          target: 'ES2023',
          module: 'NodeNext',
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
        },
        ...{ lib, types },
      },
      include: ['*.ts'],
    }),
  );
