import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How large an operation may be. Everything our own console asks for stays far below. */
export const limits = { depth: 10, aliases: 30, tokens: 2000 } as const;

interface Size {
  readonly depth: number;
  readonly aliases: number;
}

/**
 * Refuses an operation that is too deep or renames too many fields (`__typename` too), fragments unfolded. Introspection
 * does not count towards depth: graphql-js bounds it itself.
 */
export const operationLimits: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(node: OperationDefinitionNode) {
    const size = measure(context, node.selectionSet, new Map());
    for (const what of ['depth', 'aliases'] as const) {
      if (size[what] <= limits[what]) continue;
      context.reportError(
        new GraphQLError(`The operation exceeds the limit of ${what}: ${limits[what]} at most.`, {
          nodes: node,
          extensions: { limit: what },
        }),
      );
    }
    return false;
  },
});

/** Each fragment is measured once, so that fragments within fragments cannot make measuring itself costly. */
function measure(context: ValidationContext, set: SelectionSetNode, known: Map<string, Size>): Size {
  let [depth, aliases] = [0, 0];
  for (const selection of set.selections) {
    let inner: Size = { depth: 0, aliases: 0 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      inner = ofFragment(context, selection.name.value, known);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      inner = measure(context, selection.selectionSet, known);
    } else {
      const own = selection.selectionSet ? measure(context, selection.selectionSet, known) : inner;
      const isIntrospection = selection.name.value.startsWith('__');
      inner = {
        depth: isIntrospection ? 1 : own.depth + 1,
        aliases: own.aliases + (selection.alias === undefined ? 0 : 1),
      };
    }
    depth = Math.max(depth, inner.depth);
    aliases += inner.aliases;
  }
  return { depth, aliases };
}

function ofFragment(context: ValidationContext, name: string, known: Map<string, Size>): Size {
  const before = known.get(name);
  if (before !== undefined) return before;
  // A fragment that holds itself is another rule's error; here it must only come to an end.
  known.set(name, { depth: 0, aliases: 0 });
  const fragment = context.getFragment(name);
  const size = fragment ? measure(context, fragment.selectionSet, known) : { depth: 0, aliases: 0 };
  known.set(name, size);
  return size;
}

/** The parser says it in words only (and misspells them). */
export const isTokenLimit = (message: string): boolean => /Document contains more tha[nt] \d+ tokens/.test(message);
