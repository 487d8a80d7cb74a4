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

/**
 * Looks a constant up by its name, so that `suggestion: takeNext` is followed to its text: in the same file, else where it is exported if the
 * file imports it. A variable of a function is followed nowhere.
 */
type Constants = (name: ts.Identifier) => ts.Expression | undefined;

function constantsOf(sources: readonly ts.SourceFile[]): Constants {
  const byFile = new Map<ts.SourceFile, Map<string, ts.Expression>>();
  const imports = new Map<ts.SourceFile, ReadonlySet<string>>();
  const all = new Map<string, ts.Expression>();
  for (const source of sources) {
    const own = new Map<string, ts.Expression>();
    for (const statement of source.statements)
      if (ts.isVariableStatement(statement))
        for (const { name, initializer } of statement.declarationList.declarations)
          if (ts.isIdentifier(name) && initializer !== undefined) {
            own.set(name.text, initializer);
            all.set(name.text, initializer);
          }
    byFile.set(source, own);
    imports.set(source, importedNames(source));
  }
  return (name) => {
    const source = name.getSourceFile();
    return byFile.get(source)?.get(name.text) ?? (imports.get(source)?.has(name.text) ? all.get(name.text) : undefined);
  };
}

const importedNames = (source: ts.SourceFile): ReadonlySet<string> =>
  new Set(
    source.statements.flatMap((statement) => {
      const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
      return bindings !== undefined && ts.isNamedImports(bindings)
        ? bindings.elements.map(({ name }) => name.text)
        : [];
    }),
  );

/**
 * Every place that names one of `codes` beside a text: `{ code: 'X', message: bilingual(…) }`, a call `refuse('X', bilingual(…), bilingual(…))`,
 * a row `X: { message: … }`, and a guard, whose code is its name in capitals.
 */
export function reasonsOfSources(files: readonly string[], codes: ReadonlySet<string>): SourceReason[] {
  const sources = files.map((file) =>
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  );
  const constants = constantsOf(sources);
  const found: SourceReason[] = [];
  const add = (code: string, at: ts.Node) => {
    const texts = codes.has(code) ? textsBeside(at, constants) : undefined;
    if (texts !== undefined) found.push({ code, ...texts });
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

/** The texts beside a code: of the object whose `code` it is, of the call that it is given to, or of the row itself. */
function textsBeside(at: ts.Node, constants: Constants): Omit<SourceReason, 'code'> | undefined {
  if (ts.isObjectLiteralExpression(at)) return textsOfObject(at, constants);
  const given = ts.isConditionalExpression(at.parent) ? at.parent : at;
  const { parent } = given;
  if (ts.isPropertyAssignment(parent) && parent.name.getText() === 'code')
    return textsOfObject(parent.parent, constants);
  if (!ts.isCallExpression(parent)) return undefined;
  const own = parent.arguments.map((one) => ofSameChoice(one, at));
  const texts = [
    ...pairOf(own),
    ...own.flatMap((one) => (ts.isObjectLiteralExpression(one) ? [] : (firstText(one, constants) ?? []))),
  ];
  return texts.length === 0
    ? undefined
    : { message: texts[0], suggestion: texts[1], ruleId: ruleOfCall(parent, constants) };
}

/** Of `isNew ? a : b` the side on which the code stands, where the code is chosen by the same condition. */
function ofSameChoice(given: ts.Expression, code: ts.Node): ts.Expression {
  const { parent } = code;
  if (!ts.isConditionalExpression(given) || !ts.isConditionalExpression(parent)) return given;
  if (given.condition.getText() !== parent.condition.getText()) return given;
  return parent.whenTrue === code ? given.whenTrue : given.whenFalse;
}

function textsOfObject(node: ts.ObjectLiteralExpression, constants: Constants): Omit<SourceReason, 'code'> | undefined {
  const message = propertyOf(node, 'message');
  if (message === undefined) return undefined;
  return {
    message: firstText(message, constants),
    suggestion: firstText(propertyOf(node, 'suggestion'), constants),
    ruleId: literalOf(propertyOf(node, 'ruleId'), constants),
  };
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
  const helper = ts.isIdentifier(expression) ? constants(expression) : undefined;
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
  const constant = ts.isIdentifier(node) ? constants(node) : undefined;
  return constant !== undefined && ts.isStringLiteralLike(constant) ? constant.text : undefined;
}

/**
 * The first `bilingual('…', '…')` or `{ zh: '…', en: '…' }` within an expression, else what a name of a constant stands for; of a choice
 * between two, both.
 */
function firstText(node: ts.Node | undefined, constants: Constants): BilingualText | undefined {
  return textWithin(node, () => undefined) ?? textWithin(node, constants);
}

function textWithin(node: ts.Node | undefined, constants: Constants, depth = 0): BilingualText | undefined {
  if (node === undefined || depth > 3) return undefined;
  if (ts.isConditionalExpression(node)) {
    const [one, other] = [node.whenTrue, node.whenFalse].map((branch) => textWithin(branch, constants, depth));
    return one && other ? { zh: `${one.zh}；或：${other.zh}`, en: `${one.en}; or: ${other.en}` } : (one ?? other);
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'bilingual') {
    const [zh, en] = node.arguments.map(wordsOf);
    return zh === undefined || en === undefined ? undefined : { zh, en };
  }
  if (ts.isObjectLiteralExpression(node)) {
    const [zh, en] = [propertyOf(node, 'zh'), propertyOf(node, 'en')].map((one) => one && wordsOf(one));
    if (zh !== undefined && en !== undefined) return { zh, en };
  }
  if (ts.isIdentifier(node)) return textWithin(constants(node), constants, depth + 1);
  let found: BilingualText | undefined;
  ts.forEachChild(node, (child) => {
    found ??= textWithin(child, constants, depth);
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
      .map(
        ({ expression, literal }) =>
          `{${/(\w+?)(?:\.(?:zh|en))?[^\w]*$/.exec(expression.getText())?.[1] ?? '…'}}${literal.text}`,
      )
      .join('')
  );
}
