import type { HtmlTagDescriptor, Plugin } from 'vite';
import { loadedFiles } from './first-load.ts';

/**
 * Lets the page begin to load the files of its first screen together with its entry; without it the entry would have to run first to
 * ask for them. `sources`: what the entry loads on demand for that screen.
 */
export const preloadFirstScreen = ({ sources }: { sources: readonly string[] }): Plugin => ({
  name: 'preload-first-screen',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }): HtmlTagDescriptor[] {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const names = loadedFiles(
        Object.fromEntries(
          chunks.map(({ fileName, imports, facadeModuleId }) => [fileName, { imports, source: facadeModuleId }]),
        ),
        sources,
      );
      const used = chunks.filter(({ fileName }) => names.has(fileName));
      const styles = new Set(used.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      const isNew = (name: string) => !html.includes(`/${name}"`);
      const link = (rel: string) => (name: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `/${name}` },
        injectTo: 'head' as const,
      });
      return [
        ...[...styles].filter(isNew).map(link('stylesheet')),
        ...[...names].filter(isNew).map(link('modulepreload')),
      ];
    },
  },
});
