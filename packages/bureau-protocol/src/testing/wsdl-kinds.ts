import { numbers, parametersOf, type WsdlDocuments, wsdlOf } from './test-bureau.ts';

const namespace = 'http://bureau.example/';
const address = 'http://192.0.2.1/ISPWebService/upDownLoad';

interface Part {
  readonly name: string;
  readonly type: 'long' | 'int' | 'string';
}
const each = (write: (method: string, parts: readonly Part[]) => string, first = 'ispId') =>
  Object.entries(parametersOf)
    .map(([method, rest]) =>
      write(method, [
        { name: first, type: 'long' },
        ...['userName', 'randVal', 'pwdHash', ...rest].map(
          (name): Part => ({ name, type: numbers.includes(name) ? 'int' : 'string' }),
        ),
      ]),
    )
    .join('');

/** Messages and port type of document style: one part per message that names an element. */
const wrappedMessages = (prefix: string) =>
  each(
    (method) =>
      `<wsdl:message name="${method}"><wsdl:part element="${prefix}:${method}" name="parameters"/></wsdl:message><wsdl:message name="${method}Response"><wsdl:part element="${prefix}:${method}Response" name="parameters"/></wsdl:message>`,
  );
const portType = (name: string, prefix: string) =>
  `<wsdl:portType name="${name}">${each((method) => `<wsdl:operation name="${method}"><wsdl:input message="${prefix}:${method}" name="${method}"/><wsdl:output message="${prefix}:${method}Response" name="${method}Response"/></wsdl:operation>`)}</wsdl:portType>`;
const noAction = (_method: string): string => '';
const binding = (
  name: string,
  type: string,
  { soap = 'soap', action = noAction, style = 'document', body = 'use="literal"' } = {},
) =>
  `<wsdl:binding name="${name}" type="${type}"><${soap}:binding style="${style}" transport="http://schemas.xmlsoap.org/soap/http"/>${each((method) => `<wsdl:operation name="${method}"><${soap}:operation soapAction="${action(method)}" style="${style}"/><wsdl:input name="${method}"><${soap}:body ${body}/></wsdl:input><wsdl:output name="${method}Response"><${soap}:body ${body}/></wsdl:output></wsdl:operation>`)}</wsdl:binding>`;
const element = (prefix: string, { name, type }: Part, more = '') =>
  `<${prefix}:element${more} name="${name}" type="${prefix}:${type}"/>`;
const response = (prefix: string) =>
  `<${prefix}:sequence><${prefix}:element minOccurs="0" name="return" type="${prefix}:string"/></${prefix}:sequence>`;
const namedTypes = (prefix: string, partOf: (part: Part, at: number) => string) =>
  each(
    (method, parts) =>
      `<${prefix}:element name="${method}" type="tns:${method}"/><${prefix}:element name="${method}Response" type="tns:${method}Response"/><${prefix}:complexType name="${method}"><${prefix}:sequence>${parts.map(partOf).join('')}</${prefix}:sequence></${prefix}:complexType><${prefix}:complexType name="${method}Response">${response(prefix)}</${prefix}:complexType>`,
  );
const anonymousTypes = (prefix: string, more: string, first?: string) =>
  each(
    (method, parts) =>
      `<${prefix}:element name="${method}"><${prefix}:complexType><${prefix}:sequence>${parts.map((part) => element(prefix, part, more)).join('')}</${prefix}:sequence></${prefix}:complexType></${prefix}:element><${prefix}:element name="${method}Response"><${prefix}:complexType>${response(prefix)}</${prefix}:complexType></${prefix}:element>`,
    first,
  );
const head = '<?xml version="1.0" encoding="UTF-8"?>';
const soap11 = 'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"';
const soap12 = 'xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/"';
const common = 'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const service = (ports: string) => `<wsdl:service name="UpDownLoadService">${ports}</wsdl:service>`;
const port = (name: string, of: string, soap = 'soap', at = address) =>
  `<wsdl:port binding="${of}" name="${name}"><${soap}:address location="${at}"/></wsdl:port>`;

/** WSDLs as the usual servers write them: the specification fixes neither namespace nor style (docs/spec/bureau-interface.md B-2). */
export const wsdlKinds = {
  document: { '?wsdl': wsdlOf({}) },
  rpc: { '?wsdl': wsdlOf({ style: 'rpc', firstPart: 'ispID' }) },
  /** Interface and types in a second document, types by name. */
  cxf: {
    '?wsdl': `${head}<wsdl:definitions ${common} xmlns:ns1="http://service.bureau.example/" ${soap11} xmlns:tns="${namespace}" name="UpDownLoadService" targetNamespace="${namespace}"><wsdl:import location="${address}?wsdl=UpDownLoad.wsdl" namespace="http://service.bureau.example/"/>${binding('UpDownLoadBinding', 'ns1:UpDownLoad')}${service(port('UpDownLoadPort', 'tns:UpDownLoadBinding'))}</wsdl:definitions>`,
    '?wsdl=UpDownLoad.wsdl': `${head}<wsdl:definitions ${common} xmlns:ns1="http://schemas.xmlsoap.org/soap/http" xmlns:tns="http://service.bureau.example/" name="UpDownLoad" targetNamespace="http://service.bureau.example/"><wsdl:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="http://service.bureau.example/" elementFormDefault="unqualified" targetNamespace="http://service.bureau.example/" version="1.0">${namedTypes('xs', (part) => element('xs', part, ' minOccurs="0"'))}</xs:schema></wsdl:types>${wrappedMessages('tns')}${portType('UpDownLoad', 'tns')}</wsdl:definitions>`,
  },
  /** The schema in a second document, parameters by position. */
  jaxws: {
    '?wsdl': `${head}<wsdl:definitions ${common} ${soap11} xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata" xmlns:tns="${namespace}" name="UpDownLoadService" targetNamespace="${namespace}"><wsdl:types><xsd:schema><xsd:import namespace="${namespace}" schemaLocation="${address}?xsd=1"/></xsd:schema></wsdl:types>${wrappedMessages('tns')}${portType('UpDownLoad', 'tns')}${binding('UpDownLoadPortBinding', 'tns:UpDownLoad')}${service(port('UpDownLoadPort', 'tns:UpDownLoadPortBinding'))}</wsdl:definitions>`,
    '?xsd=1': `${head}<xs:schema xmlns:tns="${namespace}" xmlns:xs="http://www.w3.org/2001/XMLSchema" version="1.0" targetNamespace="${namespace}">${namedTypes('xs', ({ type }, at) => element('xs', { name: `arg${at}`, type }, ' minOccurs="0"'))}</xs:schema>`,
  },
  /** RPC with encoded values. */
  axis1: {
    '?wsdl': `${head}<wsdl:definitions targetNamespace="${namespace}" xmlns:apachesoap="http://xml.apache.org/xml-soap" xmlns:impl="${namespace}" xmlns:intf="${namespace}" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" ${common} xmlns:wsdlsoap="http://schemas.xmlsoap.org/wsdl/soap/">${each((method, parts) => `<wsdl:message name="${method}">${parts.map(({ name, type }) => `<wsdl:part name="${name}" type="xsd:${type}"/>`).join('')}</wsdl:message><wsdl:message name="${method}Response"><wsdl:part name="${method}Return" type="xsd:string"/></wsdl:message>`)}${portType('UpDownLoad', 'impl')}${binding('upDownLoadSoapBinding', 'impl:UpDownLoad', { soap: 'wsdlsoap', style: 'rpc', body: `encodingStyle="http://schemas.xmlsoap.org/soap/encoding/" namespace="${namespace}" use="encoded"` })}${service(port('upDownLoad', 'impl:upDownLoadSoapBinding', 'wsdlsoap'))}</wsdl:definitions>`,
  },
  /** Qualified parameters, ports of three kinds. */
  axis2: {
    '?wsdl': `${head}<wsdl:definitions ${common} xmlns:ns="${namespace}" ${soap11} ${soap12} xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl" targetNamespace="${namespace}"><wsdl:documentation>UpDownLoad</wsdl:documentation><wsdl:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" attributeFormDefault="qualified" elementFormDefault="qualified" targetNamespace="${namespace}">${anonymousTypes('xs', ' minOccurs="0" nillable="true"')}</xs:schema></wsdl:types>${wrappedMessages('ns')}${portType('UpDownLoadPortType', 'ns')}${binding('UpDownLoadSoap11Binding', 'ns:UpDownLoadPortType', { action: (method) => `urn:${method}` })}${binding('UpDownLoadSoap12Binding', 'ns:UpDownLoadPortType', { soap: 'soap12', action: (method) => `urn:${method}` })}${service(port('Soap11Endpoint', 'ns:UpDownLoadSoap11Binding', 'soap', `${address}.Soap11Endpoint/`) + port('Soap12Endpoint', 'ns:UpDownLoadSoap12Binding', 'soap12', `${address}.Soap12Endpoint/`))}</wsdl:definitions>`,
  },
  /** Qualified parameters, addresses as actions, the first parameter as public clients write it. */
  dotnet: {
    '?wsdl': `${head}<wsdl:definitions ${common} ${soap11} xmlns:tns="${namespace}" xmlns:s="http://www.w3.org/2001/XMLSchema" ${soap12} targetNamespace="${namespace}"><wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="${namespace}">${anonymousTypes('s', ' minOccurs="0" maxOccurs="1"', 'ispID')}</s:schema></wsdl:types>${wrappedMessages('tns')}${portType('UpDownLoadSoap', 'tns')}${binding('UpDownLoadSoap', 'tns:UpDownLoadSoap', { action: (method) => `${namespace}${method}` })}${binding('UpDownLoadSoap12', 'tns:UpDownLoadSoap', { soap: 'soap12', action: (method) => `${namespace}${method}` })}${service(port('UpDownLoadSoap', 'tns:UpDownLoadSoap') + port('UpDownLoadSoap12', 'tns:UpDownLoadSoap12', 'soap12'))}</wsdl:definitions>`,
  },
  /** SOAP 1.2 alone. */
  soap12: {
    '?wsdl': `${head}<wsdl:definitions ${common} ${soap12} xmlns:tns="${namespace}" targetNamespace="${namespace}"><wsdl:types><xsd:schema targetNamespace="${namespace}">${anonymousTypes('xsd', '')}</xsd:schema></wsdl:types>${wrappedMessages('tns')}${portType('UpDownLoad', 'tns')}${binding('UpDownLoadBinding', 'tns:UpDownLoad', { soap: 'soap12', action: (method) => `urn:${method}` })}${service(port('UpDownLoadPort', 'tns:UpDownLoadBinding', 'soap12'))}</wsdl:definitions>`,
  },
} satisfies Readonly<Record<string, WsdlDocuments>>;

export type WsdlKind = keyof typeof wsdlKinds;
