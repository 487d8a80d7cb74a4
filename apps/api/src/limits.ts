import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';
import { type BilingualText, bilingual } from '@beian/domain/text';
import {
  type ASTVisitor,
  type DocumentNode,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { BilingualError } from './bilingual-error.ts';

/**
 * Largest size of an operation. `directives` and `fragments` are counted over the document; `repeats` is how often one name may occur in a
 * selection, because validation compares each with each. Our console stays far below.
 */
export const limits = { depth: 10, aliases: 30, tokens: 2000, directives: 50, fragments: 60, repeats: 20 } as const;
type Limit = keyof typeof limits;

const limitLabels: Readonly<Record<Limit, string>> = {
  depth: '层数',
  aliases: '别名数',
  tokens: '词元数',
  directives: '指令数',
  fragments: '片段数',
  repeats: '同名字段数',
};

export const operationTooLarge = (limit: Limit): BilingualText =>
  bilingual(
    `操作的${limitLabels[limit]}超过上限：最多 ${limits[limit]}，请拆成几个操作`,
    `The operation exceeds the limit of ${limit}: ${limits[limit]} at most. Split it.`,
  );

/** Limits of WebSockets per process; ms and bytes. */
export const socketLimits = {
  /** Of all partners, of one key, of one network (`networkOf`), and of connections without a key yet. */
  sockets: 1000,
  socketsOfKey: 10,
  socketsOfAddress: 100,
  socketsBeforeInit: 300,
  /** Of one socket, and of one partner: each subscription reads the log separately. */
  subscriptions: 10,
  subscriptionsOfPartner: 50,
  /** Until `connection_init` must arrive. */
  initMs: 5000,
  /** Between two pings; a client that has not answered by the next is disconnected. */
  pingMs: 12_000,
  /** Bytes of one message from the client, and messages between two pings. */
  messageBytes: 64 * 1024,
  messages: 200,
  /** Most bytes of answers that the client has not read. */
  unreadBytes: 1024 * 1024,
} as const;

/** Streams of `GET /events` per process: of all staff, of one session, and of one person with several sessions. */
export const streamLimits = { streams: 500, streamsOfSession: 8, streamsOfPerson: 24 } as const;

interface OperationSize {
  readonly depth: number;
  readonly aliases: number;
}

/**
 * Refuses operations that are too deep or have too many aliases (of `__typename` too), with fragments expanded, and documents that are slow
 * to validate. Introspection does not count towards depth: graphql-js limits it. A refused document is replaced by an empty one for the
 * other rules, so that a refusal takes milliseconds.
 */
export const operationLimits: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  Document(document: DocumentNode) {
    const known = new Map<string, OperationSize>();
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const sizes = operations.map((node) => measure(context, node.selectionSet, known));
    const found: Readonly<Record<Exclude<Limit, 'tokens'>, number>> = {
      depth: Math.max(0, ...sizes.map((size) => size.depth)),
      aliases: Math.max(0, ...sizes.map((size) => size.aliases)),
      fragments: document.definitions.length - operations.length,
      ...countDirectivesAndRepeats(document),
    };
    const exceeded = (Object.keys(found) as (keyof typeof found)[]).filter((what) => found[what] > limits[what]);
    for (const limit of exceeded) {
      context.reportError(new BilingualError(operationTooLarge(limit), { limit }, { nodes: operations[0] }));
    }
    return exceeded.length === 0 ? undefined : { ...document, definitions: [] };
  },
});

/** Directives of the whole document, and the highest number of repetitions of one name in a selection, inline fragments included. */
function countDirectivesAndRepeats(document: DocumentNode): { directives: number; repeats: number } {
  let directives = 0;
  let repeats = 0;
  const walk = (set: SelectionSetNode | undefined, names: Map<string, number>): void => {
    for (const one of set?.selections ?? []) {
      directives += one.directives?.length ?? 0;
      if (one.kind === Kind.INLINE_FRAGMENT) walk(one.selectionSet, names);
      else {
        const name = one.kind === Kind.FIELD ? (one.alias ?? one.name).value : `...${one.name.value}`;
        names.set(name, (names.get(name) ?? 0) + 1);
        repeats = Math.max(repeats, names.get(name) ?? 0);
        if (one.kind === Kind.FIELD) walk(one.selectionSet, new Map());
      }
    }
  };
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    directives += node.directives?.length ?? 0;
    if (node.kind === Kind.OPERATION_DEFINITION)
      for (const variable of node.variableDefinitions ?? []) directives += variable.directives?.length ?? 0;
    walk(node.selectionSet, new Map());
  }
  return { directives, repeats };
}

/** Each fragment is measured once, so nested fragments cannot make the measurement itself expensive. */
function measure(context: ValidationContext, set: SelectionSetNode, known: Map<string, OperationSize>): OperationSize {
  let [depth, aliases] = [0, 0];
  for (const selection of set.selections) {
    let inner: OperationSize = { depth: 0, aliases: 0 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      inner = measureFragment(context, selection.name.value, known);
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

function measureFragment(context: ValidationContext, name: string, known: Map<string, OperationSize>): OperationSize {
  const before = known.get(name);
  if (before !== undefined) return before;
  // Another rule reports fragment cycles; here the recursion only has to end.
  known.set(name, { depth: 0, aliases: 0 });
  const fragment = context.getFragment(name);
  const size = fragment ? measure(context, fragment.selectionSet, known) : { depth: 0, aliases: 0 };
  known.set(name, size);
  return size;
}

/** The parser reports this only by its message (with a misspelling). */
export const isTokenLimit = (message: string): boolean => /Document contains more tha[nt] \d+ tokens/.test(message);

/** Of one GraphQL operation with its variables, bytes. */
export const maxOperationBytes = 256 * 1024;

/** An image of a partner or of the desk (docs/spec/rules.md ). */
export const uploadBounds = { types: ['image/jpeg', 'image/png'], maxBytes: MAX_UPLOAD_BYTES } as const;

/**
 * Images at the same time, in all (`places`) and of one holder (`each`); others wait up to `waitMs`, as many as the `queue` takes. A
 * holder is a partner's keys together, or one person. Those received go to disk; those drawn are in memory whole, and those of people have
 * places of their own, so that no batch of a key delays who waits before a screen.
 */
export const uploadsAtOnce = {
  received: { places: 200, each: 50, waitMs: 20_000, queue: 200 },
  drawn: {
    keys: { places: 6, each: 4, waitMs: 20_000, queue: 200 },
    people: { places: 3, each: 2, waitMs: 20_000, queue: 200 },
  },
} as const;
