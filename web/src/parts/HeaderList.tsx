/** The headers of a message; nothing when it has none. */
export const HeaderList = ({ headers, title = "Headers" }: { headers: [string, string][]; title?: string }) =>
  headers.length === 0 ? null : (
    <table class="headers">
      <caption>{title}</caption>
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
