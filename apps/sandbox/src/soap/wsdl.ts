import { type Method, type ServiceName, services } from '../bureau/calls.ts';
import type { WsdlForm } from '../bureau/faults.ts';

/** Parameters in the order of docs/spec/bureau-interface.md B-4, with their XML Schema types. */
const authentication = ['ispId:long', 'userName:string', 'randVal:string', 'pwdHash:string'] as const;

const parameters = {
  isp_upload: [
    ...authentication,
    'beianInfo:string',
    'beianInfoHash:string',
    'dataSequence:long',
    'encryptAlgorithm:int',
    'hashAlgorithm:int',
    'compressionFormat:int',
  ],
  isp_download: [...authentication, 'hashAlgorithm:int'],
  isp_downloadack: [...authentication, 'hashAlgorithm:int', 'fileName:string'],
  isp_querypreviousupload: [...authentication, 'hashAlgorithm:int'],
  isp_querybeianstatus: [...authentication, 'hashAlgorithm:int', 'queryConditionType:int', 'queryCondition:string'],
  isp_verifybamm: [...authentication, 'hashAlgorithm:int', 'baxh:string', 'bamm:string'],
} as const satisfies Record<Method, readonly string[]>;

/** The specification names no target namespace (B-2); this one is the sandbox's choice. */
export const namespace = 'http://sandbox.beian.example/ISPWebService';

/** The names of a method's parameters in order; `renamed`: by position. */
export const partNamesOf = (method: Method, form: WsdlForm): string[] =>
  parameters[method].map((parameter, at) => (form === 'renamed' ? `arg${at}` : (parameter.split(':')[0] ?? '')));

/** The path of a service in a form of its WSDL. */
export const addressIn = (form: WsdlForm, path: string): string => (form === 'moved' ? `${path}V2` : path);

/**
 * WSDL 1.1 of a service: SOAP 1.1 over HTTP (in the form `soap12` SOAP 1.2), document/literal wrapped; each answer is one string named
 * `return`.
 */
export function writeWsdl(service: ServiceName, address: string, form: WsdlForm): string {
  const soap = form === 'soap12' ? 'http://schemas.xmlsoap.org/wsdl/soap12/' : 'http://schemas.xmlsoap.org/wsdl/soap/';
  const perMethod = (write: (method: Method) => string) => services[service].methods.map(write).join('\n');
  const name = `${service[0]?.toUpperCase()}${service.slice(1)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="${name}Service" targetNamespace="${namespace}" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="${soap}" xmlns:tns="${namespace}" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<types>
<xs:schema targetNamespace="${namespace}" elementFormDefault="unqualified">
${perMethod(
  (method) => `<xs:element name="${method}"><xs:complexType><xs:sequence>
${partNamesOf(method, form)
  .map((name, at) => `<xs:element name="${name}" type="xs:${parameters[method][at]?.split(':')[1]}"/>`)
  .join('\n')}
</xs:sequence></xs:complexType></xs:element>
<xs:element name="${method}Response"><xs:complexType><xs:sequence>
<xs:element name="return" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element>`,
)}
</xs:schema>
</types>
${perMethod(
  (method) => `<message name="${method}"><part name="parameters" element="tns:${method}"/></message>
<message name="${method}Response"><part name="parameters" element="tns:${method}Response"/></message>`,
)}
<portType name="${name}">
${perMethod(
  (method) =>
    `<operation name="${method}"><input message="tns:${method}"/><output message="tns:${method}Response"/></operation>`,
)}
</portType>
<binding name="${name}Binding" type="tns:${name}">
<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${perMethod(
  (method) => `<operation name="${method}"><soap:operation soapAction="" style="document"/>
<input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>`,
)}
</binding>
<service name="${name}Service">
<port name="${name}Port" binding="tns:${name}Binding"><soap:address location="${addressIn(form, address)}"/></port>
</service>
</definitions>
`;
}
