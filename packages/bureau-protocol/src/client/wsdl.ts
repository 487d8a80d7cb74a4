import { child, childrenOf, parseXmlWithAttributes, type XmlElement } from '../xml/xml.ts';

/** How a method is called, as the bureau's WSDL describes it: the specification fixes none of it (docs/spec/bureau-interface.md B-2). */
export interface Operation {
  /** Address of the service; its host may be reachable only inside the bureau. */
  readonly address: string;
  readonly isSoap12: boolean;
  readonly action: string;
  /** Name and namespace of the element that holds the parameters. */
  readonly element: string;
  readonly namespace: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly name: string;
  /** In the namespace of the element; else in none. */
  readonly isQualified: boolean;
}

export type Operations = ReadonlyMap<string, Operation>;

/** A WSDL is one to three documents of some 20 kB with one to three ports; more is not read. */
const maxDocuments = 10;
const maxPorts = 20;
const soap11 = 'http://schemas.xmlsoap.org/wsdl/soap/';
const soap12 = 'http://schemas.xmlsoap.org/wsdl/soap12/';

/**
 * Reads how `methods` are called from a WSDL 1.1 and the documents that it imports. Names are compared without their
 * namespaces, because a bureau's WSDL describes one service. @throws XmlError, and whatever `read` throws
 */
export async function readWsdl(
  address: URL,
  methods: readonly string[],
  read: (address: URL) => Promise<string>,
): Promise<Operations> {
  const documents = new Map<string, XmlElement>();
  const open = [address];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (documents.has(next.href)) continue;
    if (documents.size === maxDocuments) throw new Error('the WSDL imports too many documents');
    const root = parseXmlWithAttributes(await read(next));
    documents.set(next.href, root);
    for (const location of importedBy(root)) open.push(new URL(location, next));
  }
  return operationsIn([...documents.values()], methods);
}

const schemasIn = (root: XmlElement): XmlElement[] =>
  root.name === 'schema' ? [root] : childrenOf(root, 'types').flatMap((types) => childrenOf(types, 'schema'));

const importedBy = (root: XmlElement): string[] =>
  [
    ...childrenOf(root, 'import').map((each) => attribute(each, 'location')),
    ...schemasIn(root)
      .flatMap((schema) => [...childrenOf(schema, 'import'), ...childrenOf(schema, 'include')])
      .map((each) => attribute(each, 'schemaLocation')),
  ].filter((location) => location !== '');

function operationsIn(documents: readonly XmlElement[], methods: readonly string[]): Operations {
  const definitions = documents.filter(({ name }) => name === 'definitions');
  const declared = declarationsIn(definitions);
  const inSchemas = declarationsIn(documents.flatMap(schemasIn));
  const targetNamespace = attribute(definitions[0], 'targetNamespace');

  const describe = (port: XmlElement, method: string): Operation | undefined => {
    const binding = declared('binding', attribute(port, 'binding'))?.element;
    const bound = operationOf(binding, method);
    const [address, ofBinding, ofMethod] = [port, binding, bound].map((each) => each?.children.find(isSoap));
    if (address === undefined || bound === undefined) return undefined;
    const described = operationOf(declared('portType', attribute(binding, 'type'))?.element, method);
    const message = declared('message', attribute(child(described, 'input'), 'message'))?.element;
    const parts = childrenOf(message, 'part');
    const isRpc = (attribute(ofMethod, 'style') || attribute(ofBinding, 'style')) === 'rpc';
    const bodyNamespace = attribute(child(child(bound, 'input'), 'body'), 'namespace');
    const request = isRpc
      ? rpcRequest(method, parts, bodyNamespace || targetNamespace)
      : wrappedRequest(inSchemas, attribute(parts[0], 'element'));
    if (request === undefined) return undefined;
    const isSoap12 = address.namespace === soap12;
    return { address: attribute(address, 'location'), isSoap12, action: attribute(ofMethod, 'soapAction'), ...request };
  };

  const ports = definitions
    .flatMap((each) => childrenOf(each, 'service'))
    .flatMap((each) => childrenOf(each, 'port'))
    .slice(0, maxPorts);
  return new Map(
    methods.flatMap((method) => {
      const found = ports.map((port) => describe(port, method)).filter((each) => each !== undefined);
      const operation = found.find(({ isSoap12 }) => !isSoap12) ?? found[0];
      return operation === undefined ? [] : [[method, operation] as const];
    }),
  );
}

/** A named element, and the document or schema that declares it. */
interface Declared {
  readonly element: XmlElement;
  readonly parent: XmlElement;
}
type Declarations = (kind: string, name: string) => Declared | undefined;

function declarationsIn(parents: readonly XmlElement[]): Declarations {
  const byName = new Map<string, Declared>();
  for (const parent of parents)
    for (const element of parent.children)
      byName.set(`${element.name} ${attribute(element, 'name')}`, { element, parent });
  return (kind, name) => byName.get(`${kind} ${name.slice(name.indexOf(':') + 1)}`);
}

const operationOf = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(parent, 'operation').find((each) => attribute(each, 'name') === name);

type Request = Pick<Operation, 'element' | 'namespace' | 'parts'>;

const rpcRequest = (element: string, parts: readonly XmlElement[], namespace: string): Request => ({
  element,
  namespace,
  parts: parts.map((part) => ({ name: attribute(part, 'name'), isQualified: false })),
});

/** Document style: the one part names an element of a schema, whose sequence holds the parameters. */
function wrappedRequest(inSchemas: Declarations, name: string): Request | undefined {
  const declared = inSchemas('element', name);
  if (declared === undefined) return undefined;
  const { element, parent } = declared;
  const named = inSchemas('complexType', attribute(element, 'type'));
  const type = child(element, 'complexType') ?? named?.element;
  const form = attribute(named?.parent ?? parent, 'elementFormDefault');
  return {
    element: attribute(element, 'name'),
    namespace: attribute(parent, 'targetNamespace'),
    parts: childrenOf(child(type, 'sequence') ?? child(type, 'all'), 'element').map((part) => ({
      name: attribute(part, 'name'),
      isQualified: (attribute(part, 'form') || form) === 'qualified',
    })),
  };
}

const isSoap = ({ namespace }: XmlElement): boolean => namespace === soap11 || namespace === soap12;
const attribute = (element: XmlElement | undefined, name: string): string => element?.attributes.get(name) ?? '';
