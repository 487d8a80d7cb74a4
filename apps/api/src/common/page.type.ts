import { pageLimits } from '@beian/database/sql';
import { pageInfoFields, type ViewOf } from '@beian/domain/fields';
import { formatCount } from '@beian/domain/text';
import { Field, Int, ObjectType } from 'type-graphql';
import { objectType } from '../schema/object-type.ts';

export const PageInfo = objectType(pageInfoFields);

/** Builds the Relay types `<name>Edge` and `<name>Connection` of a node type; returns the connection. */
export function connectionType<Node extends object>(node: new () => Node, name: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: 'One of a list. Since 2026-11.' })
  class Edge {
    @Field(() => String, { description: 'Where it stands in the list; opaque.' })
    cursor!: string;

    @Field(() => node, { description: 'What stands there.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: 'A page of a list. Since 2026-11.' })
  class Connection {
    @Field(() => [Edge], { description: 'The rows of this page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => [node], {
      description:
        'The same rows without their cursors; select `nodes` or `edges`, since each is counted. Since 2026-11.',
    })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: ViewOf<typeof pageInfoFields>;

    @Field(() => Int, { description: `How many there are, exact up to ${formatCount(pageLimits.counted)}.` })
    totalCount!: number;

    @Field(() => Boolean, { description: 'There are more than `totalCount` says.' })
    totalIsCapped!: boolean;
  }
  return Connection;
}

/** Result of a query for one page: the ids in order, and the cursor of each. */
export interface PageOfIds {
  readonly ids: readonly string[];
  readonly cursorAt: (place: number) => string | undefined;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number;
  readonly totalIsCapped: boolean;
}

/** A page without rows. */
export const emptyPage: PageOfIds = {
  ids: [],
  cursorAt: () => undefined,
  hasNextPage: false,
  hasPreviousPage: false,
  totalCount: 0,
  totalIsCapped: false,
};

/** The cursor is a getter, because few requests select it; of a class, because an object's own getter is defined anew for each row. */
class Edge<T> {
  readonly node: T;
  readonly #page: PageOfIds;
  readonly #place: number;

  constructor(page: PageOfIds, place: number, node: T) {
    this.#page = page;
    this.#place = place;
    this.node = node;
  }

  get cursor(): string {
    return this.#page.cursorAt(this.#place) ?? '';
  }
}

/** Builds a Relay connection. A row that became invisible between the two statements is left out with its edge. */
export function connectionOf<T extends { id: string }>(page: PageOfIds, nodes: readonly T[]) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges: Edge<T>[] = [];
  for (const [place, id] of page.ids.entries()) {
    const node = byId.get(id);
    if (node !== undefined) edges.push(new Edge(page, place, node));
  }
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.cursorAt(0) ?? null,
      endCursor: page.cursorAt(-1) ?? null,
    },
    totalCount: page.totalCount,
    totalIsCapped: page.totalIsCapped,
  };
}
