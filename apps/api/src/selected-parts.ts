import { orderPartFields, sharedParts } from '@beian/domain/order-fields';
import type { OrderPart } from '@beian/orders/views';
import {
  BREAK,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';

/** The part that loads a field of an order; undefined: it is read with every order. */
const partOfField = (field: string): OrderPart | undefined =>
  Object.hasOwn(orderPartFields, field)
    ? (sharedParts[field as keyof typeof sharedParts] ?? (field as Exclude<OrderPart, 'answers'>))
    : undefined;

/** Types whose fragments may select fields of an order. */
const orderTypes = new Set(['Order', 'Node', 'OrderResult']);

type Selection = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * The parts of an order that a request selects, so that nothing else is loaded. `path` leads from the field to the order. Follows fragments and aliases; skips what `@skip` or `@include` excludes.
 */
export function selectedParts(info: Selection, path: readonly string[] = []): readonly OrderPart[] {
  const [field, ...more] = info.fieldNodes;
  // Which fields are merged differs between the operations of a document.
  if (field === undefined || more.length > 0) return findParts(info, path);
  const key = path.join('.');
  const known = knownParts.get(field)?.[key];
  if (known !== undefined) return known;
  const parts = findParts(info, path);
  if (!hasConditions(info)) knownParts.set(field, { ...knownParts.get(field), [key]: parts });
  return parts;
}

/** By the node of a field and the path to its order: Apollo parses a text once, so a document that repeats has the same nodes. */
const knownParts = new WeakMap<FieldNode, Readonly<Record<string, readonly OrderPart[]>>>();

/** Whether the parts may depend on the variables. */
const hasConditions = ({ fieldNodes, fragments }: Selection): boolean => {
  let found = false;
  const Directive = () => {
    found = true;
    return BREAK;
  };
  for (const node of [...fieldNodes, ...Object.values(fragments)]) visit(node, { Directive });
  return found;
};

function findParts(info: Selection, path: readonly string[]): readonly OrderPart[] {
  const selected = selectedNodes(info, path)
    // The record's id is stored in the order.
    .filter((node) => node.name.value !== 'record' || selectsBeyond(info, node, idFields))
    .map((node) => {
      if (node.name.value === 'items' && !selectsBeyond(info, node, verdictFields)) return 'verdicts';
      // Every list selects `due`; only the page of one order selects `why`.
      if (node.name.value === 'due')
        return fieldsOf(info, [node], null).some(({ name }) => name.value === 'why') ? 'dueWhy' : undefined;
      return partOfField(node.name.value);
    });
  return [...new Set(selected)].filter((part) => part !== undefined);
}

/** The selected fields of an order; `path` leads from the field to the order. */
function selectedNodes(info: Selection, path: readonly string[]): FieldNode[] {
  let nodes: readonly FieldNode[] = info.fieldNodes;
  for (const step of path) nodes = fieldsOf(info, nodes, null).filter((node) => node.name.value === step);
  return fieldsOf(info, nodes, orderTypes);
}

/** The parts of the orders on a page, selected by `edges` or `nodes`; `path` leads from a row to its order. */
export const selectedPartsOfPage = (info: Selection, path: readonly string[] = []): OrderPart[] => [
  ...new Set([...selectedParts(info, ['edges', 'node', ...path]), ...selectedParts(info, ['nodes', ...path])]),
];

export const isSelected = (info: Selection, field: string): boolean =>
  fieldsOf(info, info.fieldNodes, null).some((node) => node.name.value === field);

const idFields = new Set(['id', '__typename']);
/** Fields of an item that can be loaded without its values. */
const verdictFields = new Set(['key', 'hash', 'verdict', 'reasons', 'flagged', 'changed', 'inReview', '__typename']);

function selectsBeyond(info: Selection, node: FieldNode, fields: ReadonlySet<string>): boolean {
  const selected = fieldsOf(info, [node], null);
  return selected.length === 0 || selected.some(({ name }) => !fields.has(name.value));
}

/** The fields selected under `nodes`, through fragments on any type, or only on the named `types`. */
function fieldsOf(info: Selection, nodes: readonly FieldNode[], types: ReadonlySet<string> | null): FieldNode[] {
  const seen = new Set<string>();
  const walk = (selections: readonly SelectionNode[]): FieldNode[] =>
    selections.flatMap((selection): FieldNode[] => {
      if (!isIncluded(info, selection)) return [];
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? unseenFragment(info, seen, selection.name.value) : selection;
      const type = fragment?.typeCondition?.name.value;
      if (fragment === undefined || (types !== null && type !== undefined && !types.has(type))) return [];
      return walk(fragment.selectionSet.selections);
    });
  return nodes.flatMap((node) => walk(node.selectionSet?.selections ?? []));
}

/** Each fragment is expanded once. */
function unseenFragment(info: Selection, seen: Set<string>, name: string): FragmentDefinitionNode | undefined {
  if (seen.has(name)) return undefined;
  seen.add(name);
  return info.fragments[name];
}

function isIncluded(info: Selection, node: { readonly directives?: readonly DirectiveNode[] }): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if !== false
  );
}
