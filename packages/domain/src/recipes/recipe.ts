import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** An image that a step sends over HTTP. */
export interface RecipeUpload {
  readonly method: string;
  /** May hold `{{name}}`. */
  readonly path: string;
  readonly contentType: string;
  /** The material whose image is sent. */
  readonly material: string;
}

/** One step of a recipe: a GraphQL request, or an upload. */
export interface RecipeStep {
  readonly title: BilingualText;
  readonly text: BilingualText;
  readonly query?: string;
  /** `{{name}}` stands for a value that an earlier step kept; `{{key}}` for a new idempotency key. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly upload?: RecipeUpload;
  /** Values for later steps: name, and path in `data`. */
  readonly keep: Readonly<Record<string, string>>;
  /** Asked again until the value at each path is this one. */
  readonly until: Readonly<Record<string, unknown>>;
}

/** 用法示例: requests in sequence that do one task of a partner. */
export interface Recipe {
  readonly title: BilingualText;
  readonly text: BilingualText;
  readonly steps: readonly RecipeStep[];
}

interface Block {
  readonly fence: string | undefined;
  readonly text: string;
}

/**
 * Reads a file of docs/api/recipes: headings `中文 | English`; paragraphs in turn Chinese and English; fences `graphql`, `http`,
 * `json variables`, `json keep` and `json until`. @throws Error that says what is wrong
 */
export function readRecipe(markdown: string): Recipe {
  const [head = '', ...rest] = markdown.trim().split(/^## /m);
  const { title, prose } = readPart(head.replace(/^# /, ''));
  return { title, text: prose, steps: rest.map(readStep) };
}

function readStep(part: string): RecipeStep {
  const { title, prose, blocks } = readPart(part);
  const fenced = (fence: string) => blocks.find((one) => one.fence === fence)?.text;
  const json = (fence: string) => JSON.parse(fenced(`json ${fence}`) ?? '{}');
  const [query, http] = [fenced('graphql'), fenced('http')];
  if ((query === undefined) === (http === undefined)) throw new Error(`${title.en}: a step has a request or an upload`);
  return {
    ...{ title, text: prose, keep: json('keep'), until: json('until') },
    ...(query === undefined ? {} : { query }),
    ...(fenced('json variables') === undefined ? {} : { variables: json('variables') }),
    ...(http === undefined ? {} : { upload: readUpload(http) }),
  };
}

function readPart(part: string): { title: BilingualText; prose: BilingualText; blocks: Block[] } {
  const [line = '', ...rest] = part.split('\n');
  const [zh = '', en] = line.split(' | ');
  if (en === undefined) throw new Error(`“${line}”: a heading is “中文 | English”`);
  const blocks = rest
    .join('\n')
    .split(/^```(.*)\n([\s\S]*?)\n```$/m)
    .reduce<Block[]>((found, text, at, all) => {
      if (at % 3 === 0) found.push({ fence: undefined, text });
      else if (at % 3 === 1) found.push({ fence: text.trim(), text: all[at + 1] ?? '' });
      return found;
    }, []);
  const paragraphs = blocks.flatMap(({ fence, text }) =>
    fence === undefined ? text.split(/\n\s*\n/).flatMap((one) => one.trim() || []) : [],
  );
  if (paragraphs.length % 2 !== 0) throw new Error(`${en}: each Chinese paragraph is followed by its English one`);
  const every = (rest2: number) => paragraphs.filter((_, at) => at % 2 === rest2).join('\n\n');
  return { title: bilingual(zh.trim(), en.trim()), prose: bilingual(every(0), every(1)), blocks };
}

function readUpload(http: string): RecipeUpload {
  const [, method = '', path = '', contentType = '', material = ''] =
    /^(\w+) (\S+)\ncontent-type: (\S+)\n\n@(\w+)\.\w+$/.exec(http.trim()) ?? [];
  if (material === '') throw new Error(`“${http}”: method, path, content-type, and @MATERIAL.jpg as the body`);
  return { method, path, contentType, material };
}

/** Replaces each `{{name}}` by its value, keeping its type where nothing else stands beside it; unknown names stay. */
export function fillIn<T>(template: T, known: Readonly<Record<string, unknown>>): T {
  const text = JSON.stringify(template)
    .replace(/"\{\{(\w+)\}\}"/g, (place, name: string) =>
      Object.hasOwn(known, name) ? JSON.stringify(known[name]) : place,
    )
    .replace(/\{\{(\w+)\}\}/g, (place, name: string) =>
      Object.hasOwn(known, name) ? JSON.stringify(String(known[name])).slice(1, -1) : place,
    );
  return JSON.parse(text);
}

/** The names that a template still asks for. */
export const missingNames = (template: unknown): string[] =>
  [...(JSON.stringify(template) ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

/** The value at a path such as `records.edges.0.node.id`; undefined: there is none. */
export const valueAt = (data: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key === name)?.[1];
  }, data);
