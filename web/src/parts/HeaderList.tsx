/** The headers of a message; nothing when it has none. */
export const HeaderList = ({ headers }: { headers: [string, string][] }) =>
  headers.length === 0 ? null : (
    <table class="headers">
      <caption>Headers</caption>
      <tbody>
        {headers.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
