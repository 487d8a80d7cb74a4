/**
 * Imports and environment reads of a source file.
 * @typedef {{ name: string | undefined, line: number }} Import `undefined`: a computed name
 * @typedef {{ imports: Import[], environment: number[], lines: number }} Reach `environment`: lines that read process.env
 */

/** @returns {Promise<(file: string, text: string) => Reach>} a reader that uses TypeScript's parser */
export async function createImportReader() {
  const { default: ts } = await import('typescript');

  /** @param {import('typescript').Node | undefined} node */
  const literal = (node) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);

  /**
   * @param {import('typescript').Node} node
   * @returns {{ name: string | undefined } | undefined} what the node imports, `undefined` when it is no import
   */
  function imported(node) {
    if (ts.isImportDeclaration(node)) return { name: literal(node.moduleSpecifier) };
    if (ts.isExportDeclaration(node)) return node.moduleSpecifier && { name: literal(node.moduleSpecifier) };
    if (ts.isExternalModuleReference(node)) return { name: literal(node.expression) };
    if (ts.isImportTypeNode(node)) {
      return { name: ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined };
    }
    if (!ts.isCallExpression(node)) return undefined;
    const called = node.expression;
    const isRequire = ts.isIdentifier(called) && called.text === 'require' && node.arguments.length === 1;
    if (called.kind === ts.SyntaxKind.ImportKeyword || isRequire) return { name: literal(node.arguments[0]) };
    return undefined;
  }

  /**
   * @param {import('typescript').Node} node
   * @returns {boolean} `process.env`, `process['env']`, `{ env } = process`, `import { env } from 'node:process'`
   */
  function readsEnvironment(node) {
    /** @param {import('typescript').Node | undefined} whole */
    const isProcess = (whole) =>
      whole !== undefined &&
      ((ts.isIdentifier(whole) && whole.text === 'process') ||
        (ts.isPropertyAccessExpression(whole) && whole.name.text === 'process'));
    if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression);
    if (ts.isElementAccessExpression(node))
      return literal(node.argumentExpression) === 'env' && isProcess(node.expression);
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
      return (
        isProcess(node.initializer) &&
        node.name.elements.some((part) => (part.propertyName ?? part.name).getText() === 'env')
      );
    }
    if (ts.isImportSpecifier(node)) {
      const from = literal(node.parent.parent.parent.moduleSpecifier);
      return (node.propertyName ?? node.name).text === 'env' && (from === 'process' || from === 'node:process');
    }
    return false;
  }

  return (file, text) => {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    /** @param {import('typescript').Node} node */
    const lineOf = (node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    /** @type {Reach} */
    const reach = { imports: [], environment: [], lines: text.trimEnd().split('\n').length };
    /** @param {import('typescript').Node} node */
    const visit = (node) => {
      const found = imported(node);
      if (found) reach.imports.push({ ...found, line: lineOf(node) });
      if (readsEnvironment(node)) reach.environment.push(lineOf(node));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return reach;
  };
}
