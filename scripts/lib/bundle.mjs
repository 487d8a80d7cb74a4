import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

/** The compiled files of each app that become bundles: its program, its threads and processes, which are looked up in the same folder. */
export const programs = {
  api: ['main.js', 'image-process.js'],
  sandbox: ['main.js'],
  worker: ['main.js', 'gateway-thread.js', 'submission/build-thread.js'],
};

/** @typedef {keyof typeof programs} ProgramName */

/** @param {ProgramName} name */
const folderOf = (name, tree = root) => path.join(tree, 'apps', name, 'dist/bundle');

/** The file that starts apps/reader. It is not bundled: its optional packages hold machine code and models. */
export const readerFile = (tree = root) => path.join(tree, 'apps/reader/dist/main.js');

/** The file that starts an app. @param {ProgramName} name @param {string} [tree] its checkout */
export const programFile = (name, tree) => path.join(folderOf(name, tree), 'main.js');

/** These packages hold machine code or read files next to themselves, so they stay outside the bundle. */
const outside = /^(sharp|@node-rs\/argon2|pdfkit|fontkit)$/;
/** Optional dependencies of third-party packages that are not installed. */
const absent = ['pg-native', 'class-validator'];

/**
 * Bundles each program and thread with its packages into one file: loading two thousand files takes seconds at start
 * (docs/decisions/0084).
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
        // No code splitting: from a shared chunk esbuild exports only the default of a CommonJS package.
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        external: absent,
        // CommonJS packages load Node's own modules with require().
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
    // The esbuild service would keep the process of a caller that goes on, such as the start, alive.
    .finally(stop);
}

/**
 * Replaces import.meta.url in our packages by the path of the original file, and resolves the `outside` packages from the package
 * that imports them, so that both still work in a bundle.
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
      // TypeGraphQL names types by their classes, which a bundle may rename. (`keepNames` renames every function each time it is
      // created: 7 % of the time of an order page.)
      build.onLoad({ filter: /[/]apps[/]api[/]dist[/].*[.]js$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(
          /^let (\w+) = class \1\b[^{]*\{/gm,
          (line, name) => `${line} static { Object.defineProperty(this, 'name', { value: '${name}' }); }`,
        ),
      }));
      // Apollo hashes each query; in a bundle it finds Node's hash functions only by `require`, else takes some in JavaScript: 3 % of an order page.
      build.onLoad({ filter: /[/]@apollo[/]utils[.]createhash[/]dist[/]index[.]js$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replaceAll('module.require', 'require'),
      }));
      build.onLoad({ filter: /[/]packages[/][a-z-]+[/]dist[/].*[.]js$/ }, ({ path: file }) => {
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
