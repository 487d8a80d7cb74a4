import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

/** What runs of each app, compiled: its program, and the files of its threads, which it looks for beside itself. */
export const programs = {
  api: ['main.js'],
  sandbox: ['main.js'],
  worker: ['main.js', 'gateway-thread.js', 'submission/build-thread.js'],
};

/** @typedef {keyof typeof programs} ProgramName */

/** @param {ProgramName} name */
const folderOf = (name) => path.join(root, 'apps', name, 'dist/bundle');

/** The file that starts an app. @param {ProgramName} name */
export const programFile = (name) => path.join(folderOf(name), 'main.js');

/** They hold machine code, or read files that lie beside them: each stays where our package finds it. */
const outside = /^(sharp|@node-rs\/argon2|pdfkit|fontkit)$/;
/** Optional parts of others' packages that are not installed: asked for only by who uses them. */
const absent = ['pg-native', 'class-validator'];

/**
 * Joins what each program and thread is compiled to, and the packages that it uses, in one file: one that looks for two thousand
 * files takes seconds to start (docs/decisions/0005-libraries-and-programs.md).
 */
export async function bundlePrograms() {
  const { build, stop } = await import('esbuild');
  const names = /** @type {ProgramName[]} */ (Object.keys(programs));
  for (const name of names) rmSync(folderOf(name), { recursive: true, force: true });
  const files = names.flatMap((name) => programs[name].map((file) => ({ name, file })));
  await Promise.all(
    files.map(({ name, file }) =>
      build({
        entryPoints: [path.join(root, 'apps', name, 'dist', file)],
        outfile: path.join(folderOf(name), path.basename(file)),
        absWorkingDir: root,
        // One file each: of a part that is split off, esbuild gives only the default where it was written for require().
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        external: absent,
        // What is written for require() asks for Node's own modules by it.
        banner: {
          js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
        },
        logLevel: 'silent',
        plugins: [inPlace(folderOf(name))],
      }).catch((error) => {
        throw new Failure(`apps/${name} cannot be bundled: ${error.message}`);
      }),
    ),
  )
    // Whoever builds and then goes on, as the start does, would keep its process.
    .finally(stop);
}

/**
 * What a file of our packages knows by its own place (its data, its packages) it finds from there, wherever its lines stand.
 * @param {string} out the bundle's folder
 * @returns {import('esbuild').Plugin}
 */
function inPlace(out) {
  /** @param {string} file */
  const fromOut = (file) => path.relative(out, file).split(path.sep).join('/');
  return {
    name: 'in place',
    setup(build) {
      build.onResolve({ filter: outside }, async ({ path: name, pluginData, ...from }) => {
        if (pluginData === 'seen') return undefined;
        const { path: found } = await build.resolve(name, { ...from, pluginData: 'seen' });
        const home = path.join(root, path.relative(root, from.importer).split(path.sep).slice(0, 2).join('/'));
        const file = path.join(home, 'node_modules', name, found.split(`/node_modules/${name}/`).at(-1) ?? '');
        if (!existsSync(file)) throw new Failure(`${name} is no package of ${path.relative(root, home)}`);
        return { path: fromOut(file), external: true };
      });
      // TypeGraphQL names types by their classes, which a bundle may rename. (`keepNames` names every function anew each time that it is made: 7 % of an order page.)
      build.onLoad({ filter: /[/]apps[/]api[/]dist[/].*[.]js$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(
          /^let (\w+) = class \1\b[^{]*\{/gm,
          (line, name) => `${line} static { Object.defineProperty(this, 'name', { value: '${name}' }); }`,
        ),
      }));
      build.onLoad({ filter: /[/]packages[/][a-z]+[/]dist[/].*[.]js$/ }, ({ path: file }) => {
        if (!file.startsWith(path.join(root, 'packages/'))) return undefined;
        const here = `new URL(${JSON.stringify(fromOut(file))}, import.meta.url)`;
        const text = readFileSync(file, 'utf8')
          .replaceAll('import.meta.url', `${here}.href`)
          .replaceAll('import.meta.filename', `decodeURIComponent(${here}.pathname)`);
        return { contents: text.replace(/^\/\/# sourceMappingURL=.*$/m, '') };
      });
    },
  };
}
