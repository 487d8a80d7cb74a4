import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BilingualText } from '@beian/domain/text';
import ts from 'typescript';

/** One place of the sources that gives a reason: its texts as far as they are written there, `{name}` for a value. */
export interface SourceReason {
  readonly code: string;
  readonly message: BilingualText | undefined;
  readonly suggestion: BilingualText | undefined;
  readonly ruleId: string | undefined;
}

/** Sources of the packages and of the API without tests and fixtures, absolute paths. */
export function sourceFiles(root: string): string[] {
  const packages = readdirSync(path.join(root, 'packages'), { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name !== 'testing')
    .map(({ name }) => `packages/${name}/src`);
  return [...packages, 'apps/api/src'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$|(^|\/)testing\//.test(name))
      .sort()
      .map((name) => path.join(root, folder, name)),
  );
}

/** Constants of all files by name, so that `suggestion: takeNext` is followed to its text. */
type Constants = ReadonlyMap<string, ts.Expression>;

/**
 * Every place that names one of `codes` beside a text: `{ code: 'X', message: bilingual(…) }`, a call `refuse('X', bilingual(…), bilingual(…))`,
 * a row `X: { message: … }`, and a guard, whose code is its name in capitals.
 */
export function reasonsOfSources(files: readonly string[], codes: ReadonlySet<string>): SourceReason[] {
  const sources = files.map((file) =>
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  );
  const constants = new Map<string, ts.Expression>();
  for (const source of sources)
    for (const statement of source.statements)
      if (ts.isVariableStatement(statement))
        for (const { name, initializer } of statement.declarationList.declarations)
          if (ts.isIdentifier(name) && initializer !== undefined) constants.set(name.text, initializer);
  const found: SourceReason[] = [];
  const add = (code: string, at: ts.Node) => {
    if (codes.has(code)) found.push({ code, ...textsAround(at, constants) });
  };
  for (const source of sources) {
    const look = (node: ts.Node): void => {
      if (ts.isStringLiteral(node)) add(node.text, node);
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
        const { name, initializer } = node;
        if (ts.isObjectLiteralExpression(initializer)) {
          const isGuard = propertyOf(initializer, 'check') !== undefined;
          add(isGuard ? name.text.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() : name.text, initializer);
        }
      }
      ts.forEachChild(node, look);
    };
    look(source);
  }
  return found;
}

const propertyOf = (object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
  for (const one of object.properties) {
    if (ts.isPropertyAssignment(one) && one.name.getText() === name) return one.initializer;
    if (ts.isShorthandPropertyAssignment(one) && one.name.text === name) return one.name;
  }
  return undefined;
};

/** The texts of the nearest object or call around a node that has any. */
function textsAround(at: ts.Node, constants: Constants): Omit<SourceReason, 'code'> {
  for (let node: ts.Node | undefined = at; node !== undefined && !ts.isSourceFile(node); node = node.parent) {
    if (ts.isObjectLiteralExpression(node)) {
      const message = propertyOf(node, 'message');
      if (message !== undefined)
        return {
          message: firstText(message, constants),
          suggestion: firstText(propertyOf(node, 'suggestion'), constants),
          ruleId: literalOf(propertyOf(node, 'ruleId'), constants),
        };
    }
    if (ts.isCallExpression(node)) {
      const texts = [...pairOf(node.arguments), ...node.arguments.flatMap((one) => firstText(one, constants) ?? [])];
      if (texts.length > 0) return { message: texts[0], suggestion: texts[1], ruleId: ruleOfCall(node, constants) };
    }
  }
  return { message: undefined, suggestion: undefined, ruleId: undefined };
}

/** Two arguments that are the Chinese and the English sentence themselves. */
function pairOf(given: readonly ts.Expression[]): BilingualText[] {
  const words = given.map(wordsOf);
  const at = words.findIndex((one) => one !== undefined && /\p{Script=Han}/u.test(one));
  const [zh, en] = at < 0 ? [] : words.slice(at);
  return zh === undefined || en === undefined ? [] : [{ zh, en }];
}

/** The rule that a helper such as `makeRefusal` writes into its reasons: the one of its own body. */
function ruleOfCall({ expression }: ts.CallExpression, constants: Constants): string | undefined {
  const helper = ts.isIdentifier(expression) ? constants.get(expression.text) : undefined;
  let rule: string | undefined;
  const look = (node: ts.Node): void => {
    if (rule === undefined && ts.isObjectLiteralExpression(node))
      rule = literalOf(propertyOf(node, 'ruleId'), constants);
    if (rule === undefined) ts.forEachChild(node, look);
  };
  if (helper !== undefined) look(helper);
  return rule;
}

function literalOf(node: ts.Expression | undefined, constants: Constants): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
  return constant !== undefined && ts.isStringLiteralLike(constant) ? constant.text : undefined;
}

/** The first `bilingual('…', '…')` or `{ zh: '…', en: '…' }` within an expression, following names of constants. */
function firstText(node: ts.Node | undefined, constants: Constants, depth = 0): BilingualText | undefined {
  if (node === undefined || depth > 3) return undefined;
  if (ts.isCallExpression(node) && node.expression.getText() === 'bilingual') {
    const [zh, en] = node.arguments.map(wordsOf);
    return zh === undefined || en === undefined ? undefined : { zh, en };
  }
  if (ts.isObjectLiteralExpression(node)) {
    const [zh, en] = [propertyOf(node, 'zh'), propertyOf(node, 'en')].map((one) => one && wordsOf(one));
    if (zh !== undefined && en !== undefined) return { zh, en };
  }
  if (ts.isIdentifier(node)) return firstText(constants.get(node.text), constants, depth + 1);
  let found: BilingualText | undefined;
  ts.forEachChild(node, (child) => {
    found ??= firstText(child, constants, depth);
  });
  return found;
}

/** A literal, or a template with `{name}` in place of its values. */
function wordsOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return (
    node.head.text +
    node.templateSpans
      .map(({ expression, literal }) => `{${/(\w+)[^\w]*$/.exec(expression.getText())?.[1] ?? '…'}}${literal.text}`)
      .join('')
  );
}
